"""A zone's day, read and kept fresh: the route against which holds are judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.booking.move_stop import move_stop, pin_stop
from core.booking.zone_plan import zone_plan
from core.catalog.zones import list_zones
from ui.dispatch.day_bar import DayBar
from ui.dispatch.stop_words import is_movable, kept_for
from ui.dispatch.timeline import Timeline
from ui.dispatch.timeline_scale import spots
from ui.sentences import said
from ui.theme import GRID
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from datetime import date

    from core.booking.facts import Booking
    from core.booking.zone_plan import ZonePlan
    from core.catalog.zones import Zone
    from core.database.live import Change
    from core.errors import BookerError
    from ui.dispatch.timeline_move import Move
    from ui.dispatch.timeline_scale import Spot
    from ui.moments import LocalTimes
    from ui.session import Session


@dataclass(frozen=True, slots=True)
class _Asked:
    """The zone-day that is looked at, and the hold that is judged against it."""

    zone: str
    date: date
    hold: Booking | None = None


class DayView(QWidget):
    """Zone and day, timeline, and above it what could not be done.

    ``spot_changed(Spot | None)``, ``details_wanted(Spot)``, ``plan_changed(ZonePlan | None)``.
    """

    spot_changed = Signal(object)
    details_wanted = Signal(object)
    plan_changed = Signal(object)

    def __init__(self, session: Session, times: LocalTimes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._times = times
        self._zones: tuple[Zone, ...] = ()
        today = times.date_of(session.clock.now())
        self._asked = _Asked("", today)
        self.bar = DayBar(today)
        self.bar.day_chosen.connect(self._on_day_chosen)
        self.notice = Notice()
        self.timeline = Timeline(times, session.clock)
        self.timeline.current_changed.connect(self.spot_changed)
        self.timeline.details_wanted.connect(self.details_wanted)
        self.timeline.move_wanted.connect(self._on_move_wanted)
        self.timeline.refused.connect(self._on_refused)
        self.timeline.set_empty(self.tr("Reading the day…"), "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.timeline, 1)
        self._read_zones()

    # what is looked at

    @property
    def highlight(self) -> str | None:
        """The reference of the hold that is judged."""
        return self._asked.hold.reference if self._asked.hold else None

    def show_hold(self, hold: Booking) -> None:
        """Look at the hold's zone-day, the hold marked."""
        before, self._asked = self._asked, _Asked(hold.zone, hold.date, hold)
        self.bar.set_day(hold.zone, hold.date)
        if (before.zone, before.date) != (hold.zone, hold.date):
            self._begin()
        elif before.hold is None or before.hold.reference != hold.reference:
            self.notice.clear()
            self._mark()
        self.reread()

    def forget_hold(self) -> None:
        """No hold is judged any more; the day stays in sight."""
        self._asked = _Asked(self._asked.zone, self._asked.date)
        self._mark()

    def changed(self, change: Change) -> None:
        """Read again what may look different now."""
        if change.touches("zones"):
            self._read_zones()
        if not change.touches("bookings", "stops", "routes", "blocks", "sites", "zones"):
            return
        zone_id = next((z.zone_id for z in self._zones if z.name == self._asked.zone), None)
        if zone_id is None or change.touches_zone_day(zone_id, self._asked.date):
            self.reread(background=True)

    @Slot()
    def reread(self, *, background: bool = False) -> None:
        """Read the zone-day as it stands now."""
        asked = self._asked
        if not asked.zone:
            return
        self._session.read(
            lambda desk: zone_plan(desk, asked.zone, asked.date),
            self._on_plan,
            self._on_plan_failed,
            owner=self,
            topic="plan",
            background=background,
        )

    def _begin(self) -> None:
        self.notice.clear()
        self.bar.set_summary("")
        self.timeline.set_empty(self.tr("Reading the day…"), "")

    @Slot(str, object)
    def _on_day_chosen(self, zone: str, service_date: date) -> None:
        hold = self._asked.hold
        is_its_day = hold is not None and (hold.zone, hold.date) == (zone, service_date)
        self._asked = _Asked(zone, service_date, hold if is_its_day else None)
        self._begin()
        self.reread()

    def _read_zones(self) -> None:
        self._session.read(
            list_zones, self._on_zones, self._on_plan_failed, owner=self, topic="zones"
        )

    def _on_zones(self, zones: tuple[Zone, ...]) -> None:
        self._zones = zones
        names = [zone.name for zone in zones if zone.active]
        self.bar.set_zones(names)
        if self._asked.zone:
            self.bar.set_day(self._asked.zone, self._asked.date)
        elif names:
            self._on_day_chosen(names[0], self._asked.date)
        else:
            self.timeline.set_empty(
                self.tr("There are no zones yet"),
                self.tr("An admin imports sites and routes; the zones come with them."),
            )

    def _on_plan(self, plan: ZonePlan) -> None:
        if (plan.zone, plan.date) != (self._asked.zone, self._asked.date):
            return
        self.notice.was_read()
        if plan.routes:
            self.timeline.set_plan(plan)
        else:
            self.timeline.set_empty(
                self.tr("No routes in {zone} on {day}").format(
                    zone=plan.zone, day=self._times.day(plan.date)
                ),
                self.tr(
                    "Nothing can be held on this day. Choose another day above, or have an admin"
                    " import the routes of this one."
                ),
            )
        self._mark()
        self.plan_changed.emit(plan)

    def _on_plan_failed(self, error: BookerError) -> None:
        if self.timeline.plan is None:
            # what was read before stays readable; here there is nothing
            self.timeline.set_empty(said(error.title), said(error.message))
            self.plan_changed.emit(None)
        else:
            self.notice.show_unread(error)

    def _mark(self) -> None:
        self.timeline.set_highlight(self.highlight)
        self.bar.set_summary(self._summary())

    def _summary(self) -> str:
        plan = self.timeline.plan
        if plan is None:
            return ""
        references = {kept_for(spot.stop) for spot in spots(plan)}
        routes, stops = len(plan.routes), len(spots(plan))
        words = " · ".join(
            (
                self.tr("1 route") if routes == 1 else self.tr("{n} routes").format(n=routes),
                self.tr("1 stop") if stops == 1 else self.tr("{n} stops").format(n=stops),
            )
        )
        if self.highlight is not None and self.highlight not in references:
            elsewhere = self.tr("{reference} is served from a neighbour zone")
            words = f"{elsewhere.format(reference=self.highlight)} · {words}"
        return words

    # moves and pins

    @Slot(object)
    def _on_move_wanted(self, move: Move) -> None:
        asked, stop = self._asked, move.spot.stop
        self.notice.clear()

        def failed(error: BookerError) -> None:
            self.timeline.settle()
            self.notice.show_error(error)
            self.reread()

        def done(booking: Booking) -> None:
            del booking
            self.notice.clear()
            self.reread()

        self._session.act(
            lambda desk, act_id: move_stop(
                desk,
                act_id,
                asked.zone,
                asked.date,
                stop.reference,
                route=move.spot.route.route,
                to_route=move.to_route.route,
                arrives_at=move.arrives_at,
            ),
            done,
            failed,
            owner=self,
        )

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.notice.show_info(self.tr("This stop stays where it is"), sentence)

    @Slot()
    def toggle_pin(self) -> None:
        """Pin the current stop where it is, or let it go."""
        spot = self.timeline.current()
        if spot is not None:
            self.pin(spot)

    @Slot(object)
    def pin(self, spot: Spot) -> None:
        """Pin a stop where it is, or let it go."""
        asked, stop = self._asked, spot.stop
        if not is_movable(stop):
            self._on_refused(
                self.tr("{customer}: a stop that is over, or only kept, needs no pin.").format(
                    customer=stop.customer_name
                )
            )
            return
        self.timeline.take_back()
        self.notice.clear()

        def done(booking: Booking) -> None:
            del booking
            self.notice.clear()
            self.reread()

        def failed(error: BookerError) -> None:
            self.notice.show_error(error)
            self.reread()

        self._session.act(
            lambda desk, act_id: pin_stop(
                desk, act_id, asked.zone, asked.date, stop.reference, pinned=not stop.pinned
            ),
            done,
            failed,
            owner=self,
        )

    def take_focus(self) -> None:
        """Put the keyboard on the timeline."""
        self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
