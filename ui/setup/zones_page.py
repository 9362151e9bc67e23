"""Zones: the areas of the branch, how its technicians drive there, and their neighbours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final
from uuid import UUID, uuid5

from core.catalog.first_steps import sites_by_zone
from core.catalog.rules import set_zone_link
from core.catalog.zones import Zone, ZoneEntry, list_links, list_zones, save_zone
from ui.moments import LocalTimes, short_day
from ui.setup.fields import DecimalField, NumberField, OptionalDay
from ui.setup.list_page import ListPage, ListWords
from ui.setup.record_form import RecordForm
from ui.setup.words import decimal_words, minutes_words, number_words, state_column
from ui.setup.zone_links import ZoneLinks
from ui.widgets.heading import Hint
from ui.widgets.rows_model import Align, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from PySide6.QtWidgets import QWidget

    from core.catalog.zones import ZoneLink
    from core.database.desk import Desk
    from core.errors import BookerError
    from ui.session import Session

_WIDTHS: Final = {
    "name": 168,
    "state": 84,
    "sites": 60,
    "between": 100,
    "longest": 92,
    "speed": 84,
    "road": 92,
    "vip": 132,
    "released": 120,
}
READY_AHEAD: Final = timedelta(days=30)
"""From today: what stands ready for who ticks "Released until"."""


class ZoneForm(RecordForm):
    """A zone's name and driving rules, its VIP reserve, its neighbours. Minutes and km/h."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        minutes = self.tr("min")
        self.add(self.line("name", self.tr("&Name")))
        self.add(
            self.number(
                "default_drive_minutes",
                self.tr("&Between two stops"),
                NumberField(0, 480, minutes),
                self.tr("Counted where a site has no coordinates."),
            ),
            self.number(
                "max_drive_minutes",
                self.tr("&Longest drive"),
                NumberField(1, 480, minutes, without=self.tr("no limit")),
                self.tr("A longer one is never planned."),
            ),
        )
        self.add(
            self.decimal("road_factor", self.tr("&Road factor"), DecimalField(1, 10)),
            self.decimal(
                "speed_kmh",
                self.tr("Spe&ed"),
                DecimalField(1, 200, self.tr("km/h"), digits=1, step=5),
            ),
        )
        self.add(
            Hint(
                self.tr(
                    "Between two sites with coordinates: the straight line times the road factor,"
                    " at this speed."
                )
            )
        )
        self.add(
            self.number(
                "vip_reserve_routes",
                self.tr("&VIP reserve"),
                NumberField(0, 1000, self.tr("routes")),
            ),
            self.number(
                "vip_reserve_hours",
                self.tr("Kept until &hours before"),
                NumberField(0, 8760, self.tr("h")),
            ),
        )
        self.add(
            Hint(
                self.tr(
                    "So many routes of a day are kept for VIP customers, until so many hours before"
                    " its first shift."
                )
            )
        )
        self.add(
            self.day(
                "released_until",
                self.tr("Released until"),
                OptionalDay(self.tr("&Only until"), self.tr("Last day released")),
                today,
                self.tr("Later days are not offered yet; not ticked: as far as the horizon."),
            )
        )
        self.links = ZoneLinks()
        self.add_space()
        self.add(self.links)
        self.add_end()


class ZonesPage(ListPage[Zone]):
    """Every zone; the chosen one with its rules and neighbours."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"zones", "sites"})
    LAYOUT: ClassVar[str] = "setup/zones"
    WIDTHS: ClassVar[Mapping[str, int]] = _WIDTHS
    SPARE: ClassVar[tuple[str, ...]] = ("longest", "vip", "released", "speed", "road")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._sites: Mapping[str, int] = {}
        self._links: tuple[ZoneLink, ...] = ()
        times = LocalTimes(session.desk.branch.timezone)
        self._form = ZoneForm(lambda: times.date_of(session.clock.now()) + READY_AHEAD)
        super().__init__(session, parent)
        self.links = self._form.links
        self.links.link_asked.connect(self._set_links)

    # What the list asks --------------------------------------------------------------------------

    def list_words(self) -> ListWords:
        """What the page says."""
        return ListWords(
            title=self.tr("Zones"),
            about=self.tr(
                "The areas that your technicians cover. Every site is in one, and capacity is set"
                " zone by zone."
            ),
            add=self.tr("&Add zone"),
            new=self.tr("New zone"),
            empty=self.tr("No zones yet"),
            empty_hint=self.tr(
                "Add the first one with Ctrl+N. Where a sheet of sites or of capacity names zones,"
                " importing it can make them: see Import."
            ),
            none_chosen=self.tr("No zone chosen"),
            none_chosen_hint=self.tr("Choose one in the list, or add one."),
            filter_hint=self.tr("Filter zones"),
            count=self.tr("Zones: {n}"),
            saved=self.tr("{name} is saved"),
            activated=self.tr("{name} is in use again"),
            deactivated=self.tr("{name} is no longer in use"),
            deactivated_means=self.tr(
                "Its sites are offered nothing any more. What was promised stays."
            ),
        )

    def list_columns(self) -> tuple[Column[Zone], ...]:
        """A zone's name, state, sites and rules."""
        right = Align.RIGHT

        def vip(zone: Zone) -> str:
            return (
                self.tr("{n} until {hours} h before").format(
                    n=zone.vip_reserve_routes, hours=zone.vip_reserve_hours
                )
                if zone.vip_reserve_routes
                else ""
            )

        return (
            Column("name", self.tr("Zone"), lambda zone: zone.name),
            state_column(self.is_active),
            Column(
                "sites",
                self.tr("Sites"),
                lambda zone: number_words(self._sites.get(zone.name)),
                right,
                sort_key=lambda zone: self._sites.get(zone.name, 0),
            ),
            Column(
                "between",
                self.tr("Between stops"),
                lambda zone: minutes_words(zone.default_drive_minutes),
                right,
                sort_key=lambda zone: zone.default_drive_minutes,
            ),
            Column(
                "longest",
                self.tr("Longest drive"),
                lambda zone: minutes_words(zone.max_drive_minutes) or self.tr("no limit"),
                right,
                sort_key=lambda zone: zone.max_drive_minutes or float("inf"),
            ),
            Column(
                "speed",
                self.tr("Speed"),
                lambda zone: self.tr("{n} km/h").format(n=decimal_words(zone.speed_kmh)),
                right,
                sort_key=lambda zone: zone.speed_kmh,
            ),
            Column(
                "road",
                self.tr("Road factor"),
                lambda zone: decimal_words(zone.road_factor),
                right,
                sort_key=lambda zone: zone.road_factor,
            ),
            Column("vip", self.tr("VIP reserve"), vip, right),
            Column(
                "released",
                self.tr("Released until"),
                lambda zone: short_day(zone.released_until) if zone.released_until else "",
                right,
                sort_key=lambda zone: zone.released_until or date.max,
            ),
        )

    def make_form(self) -> ZoneForm:
        """The zone's fields."""
        return self._form

    def read_rows(self, desk: Desk) -> tuple[Zone, ...]:
        """Every zone, by name."""
        return list_zones(desk)

    def key_of(self, row: Zone) -> Hashable:
        """A zone's id: its name may change."""
        return row.zone_id

    def name_of(self, row: Zone) -> str:
        """The zone's name."""
        return row.name

    def is_active(self, row: Zone) -> bool:
        """Whether its sites are offered anything."""
        return row.active

    def values_of(self, row: Zone | None) -> dict[str, Any]:
        """The form's fields."""
        shown = ZoneEntry("") if row is None else _entry(row)
        return {
            "name": shown.name,
            "default_drive_minutes": shown.default_drive_minutes,
            "max_drive_minutes": shown.max_drive_minutes,
            "road_factor": shown.road_factor,
            "speed_kmh": shown.speed_kmh,
            "vip_reserve_routes": shown.vip_reserve_routes,
            "vip_reserve_hours": shown.vip_reserve_hours,
            "released_until": shown.released_until,
        }

    def write(
        self, desk: Desk, act_id: UUID, values: Mapping[str, Any], before: Zone | None
    ) -> Zone:
        """Save the zone."""
        active = before is None or before.active
        entry = ZoneEntry(**values, active=active)
        return save_zone(desk, act_id, entry, was=None if before is None else before.name)

    def switch(self, desk: Desk, act_id: UUID, row: Zone, *, active: bool) -> Zone:
        """Offer its sites windows, or none any more."""
        return save_zone(desk, act_id, replace(_entry(row), active=active), was=row.name)

    def form_changed(self, row: Zone | None, *, is_new: bool) -> None:
        """Its neighbours are another zone's now."""
        del is_new
        self._show_links(row)

    # Neighbours and sites ------------------------------------------------------------------------

    def rows_read(self) -> None:
        """Read what stands beside the zones: how many sites each has, and the neighbours."""

        def show_sites(counts: Mapping[str, int]) -> None:
            self._sites = counts
            self.model.refresh_column("sites")

        self.session.read(list_links, self._on_links, self._on_unread, owner=self, topic="links")
        self.session.read(sites_by_zone, show_sites, self._on_unread, owner=self, topic="sites")

    def _on_links(self, links: tuple[ZoneLink, ...]) -> None:
        self._links = links
        self._show_links(self.row)

    def _show_links(self, row: Zone | None) -> None:
        names = [zone.name for zone in self.rows if zone.active]
        self._form.links.show_zone(None if row is None else row.name, names, self._links)

    def _set_links(self, links: tuple[ZoneLink, ...], minutes: int | None) -> None:
        """Write neighbours at once: with so many minutes, or no longer (None)."""

        def done(after: tuple[ZoneLink, ...]) -> None:
            self._on_links(after)
            link = links[0]
            self.notice.show_success(
                self.tr("{zone} and {other} are no longer neighbours that way").format(
                    zone=link.zone, other=link.neighbour
                )
                if minutes is None
                else self.tr("{zone} and {other} are neighbours").format(
                    zone=link.zone, other=link.neighbour
                )
            )

        def failed(error: BookerError) -> None:
            self.links.set_busy(on=False)
            self.notice.show_error(error)

        self.links.set_busy(on=True)
        self.session.act(
            partial(_write_links, links=links, minutes=minutes), done, failed, owner=self
        )


def _entry(zone: Zone) -> ZoneEntry:
    return ZoneEntry(
        name=zone.name,
        default_drive_minutes=zone.default_drive_minutes,
        road_factor=zone.road_factor,
        speed_kmh=zone.speed_kmh,
        max_drive_minutes=zone.max_drive_minutes,
        vip_reserve_routes=zone.vip_reserve_routes,
        vip_reserve_hours=zone.vip_reserve_hours,
        released_until=zone.released_until,
        active=zone.active,
    )


def _write_links(
    desk: Desk, act_id: UUID, *, links: tuple[ZoneLink, ...], minutes: int | None
) -> tuple[ZoneLink, ...]:
    """Each is an act; the others' ids follow from the first, so that repeating repeats them all."""
    for number, link in enumerate(links):
        one = act_id if number == 0 else uuid5(act_id, str(number))
        set_zone_link(desk, one, link.zone, link.neighbour, minutes)
    return list_links(desk)
