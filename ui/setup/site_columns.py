"""The columns of Setup's list of sites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.setup.words import state_column
from ui.widgets.rows_model import Column

if TYPE_CHECKING:
    from core.catalog.sites import Site

WIDTHS: Final = {"number": 80, "name": 140, "zone": 104, "city": 100, "phone": 120, "state": 92}
"""In pixels, until somebody drags them."""
SPARE: Final = {"phone": 200, "city": 100, "state": 92}
"""What goes where there is no room: column → the pixels that it needs, the first with what the
address needs."""

translate = QCoreApplication.translate


def site_columns() -> tuple[Column[Site], ...]:
    """Number, customer, zone and address; phone, city and state where there is room."""
    vip = translate("SiteColumns", "{name}, VIP")
    return (
        Column("number", translate("SiteColumns", "Number"), lambda site: site.number),
        Column(
            "name",
            translate("SiteColumns", "Customer"),
            lambda site: f"★ {site.customer_name}" if site.vip else site.customer_name,
            sort_key=lambda site: site.customer_name.casefold(),
            accessible=lambda site: (
                vip.format(name=site.customer_name) if site.vip else site.customer_name
            ),
        ),
        Column("zone", translate("SiteColumns", "Zone"), lambda site: site.zone),
        Column("city", translate("SiteColumns", "City"), lambda site: site.city or ""),
        Column("phone", translate("SiteColumns", "Phone"), lambda site: site.phone or ""),
        state_column(lambda site: site.active),
        Column(
            "address",
            translate("SiteColumns", "Address"),
            lambda site: " ".join(part for part in (site.address, site.unit) if part),
        ),
    )
