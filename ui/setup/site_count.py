"""How many sites there are, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from core.catalog.list_sites import SiteCounts


def count_words(counts: SiteCounts, shown: int, *, searched: bool) -> str:
    """What stands below the list, of which ``shown`` rows are there."""
    translate, number = QCoreApplication.translate, QLocale().toString
    if searched:
        said = translate("SitesPage", "{n} of {all} sites").format(
            n=number(shown), all=number(counts.everyone)
        )
    elif shown < counts.everyone:
        said = translate(
            "SitesPage", "The first {n} of {all} sites; search to find the others"
        ).format(n=number(shown), all=number(counts.everyone))
    else:
        said = translate("SitesPage", "Sites: {n}").format(n=number(counts.everyone))
    more = []
    if counts.active < counts.everyone:
        unused = number(counts.everyone - counts.active)
        more.append(translate("SitesPage", "{n} no longer in use").format(n=unused))
    if counts.unplaced:
        unplaced = number(counts.unplaced)
        more.append(translate("SitesPage", "{n} without coordinates").format(n=unplaced))
    return "; ".join((said, *more))
