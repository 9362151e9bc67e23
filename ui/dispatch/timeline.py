"""The timeline under a dispatcher's hands: by mouse and, all of it, by keyboard.

Arrows go from stop to stop; Alt with arrows lifts the current stop and moves it (Shift: minute by
minute), Enter asks for the move, Esc takes it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from ui.dispatch.stop_words import is_movable, route_load, route_name, stop_words
from ui.dispatch.timeline_move import COARSE_MINUTES, FINE_MINUTES, Move
from ui.dispatch.timeline_scale import spots
from ui.dispatch.timeline_view import TimelineView
from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from core.booking.zone_plan import ZonePlan
    from ui.clock import ServerClock
    from ui.dispatch.timeline_scale import Spot
    from ui.moments import LocalTimes

MOST_ZOOM: Final = 4.0
_ZOOM_STEP: Final = 1.25
_ARROWS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Timeline(TimelineView):
    """Asks for moves, and changes nothing by itself.

    ``details_wanted(Spot)``: Enter or a double click; ``move_wanted(Move)``: dropped, or Enter
    after Alt+arrows; answer it with a new plan or with ``settle``. ``refused(str)``: why a stop
    cannot even be lifted.
    """

    details_wanted = Signal(object)
    move_wanted = Signal(object)
    refused = Signal(str)

    def __init__(
        self, times: LocalTimes, clock: ServerClock, parent: QWidget | None = None
    ) -> None:
        super().__init__(times, clock, parent)
        self._is_asked = False
        self._pressed: QPoint | None = None
        self._grip = 0.0
        self._is_dragged = False
        self.viewport().setMouseTracking(True)

    def set_plan(self, plan: ZonePlan) -> None:
        """Show the day anew. A stop that is lifted stays so if nothing happened to it meanwhile."""
        move = None if self._is_asked else self._carried(plan)
        if move is None:
            self._let_go()
        super().set_plan(plan)
        if move is not None:
            self.set_move(move)

    def set_empty(self, title: str, hint: str) -> None:
        """Say why there is nothing to see, and what to do."""
        self._let_go()
        super().set_empty(title, hint)

    def take_back(self) -> bool:
        """Put a lifted stop back; False: none was lifted, or its move is already asked for."""
        if self._move is None or self._is_asked:
            return False
        self.settle()
        return True

    def settle(self) -> None:
        """The move that was asked for did not work: the stop is where it was."""
        self._let_go()
        self.drop_move()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Make the stop under the mouse current, ready to be dragged."""
        if event.button() is not Qt.MouseButton.LeftButton or self._is_asked:
            return
        self.take_back()
        spot = self._spot_at(event.position())
        if spot is None or self._scale is None:
            return
        self.set_current(spot.key)
        self._pressed = event.position().toPoint()
        self._grip = self._content(event.position()).x() - self._scale.x(spot.stop.arrives_at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Drag a stop, or show that one can be dragged."""
        if self._is_asked:
            return
        if self._pressed is None:
            self._show_hand(self._spot_at(event.position()))
            return
        if not self._is_dragged:
            far = (event.position().toPoint() - self._pressed).manhattanLength()
            if far < QApplication.startDragDistance():
                return
            spot = self.current()
            lifted = self._lift(spot) if spot is not None else None
            if lifted is None:
                self._pressed = None
                return
            self._is_dragged = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.set_move(lifted)
        self._drag_to(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Drop the stop."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        was_dragged, self._pressed, self._is_dragged = self._is_dragged, None, False
        self.viewport().unsetCursor()
        if was_dragged:
            self._ask()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Show the details of the stop under the mouse."""
        spot = self._spot_at(event.position())
        if spot is not None:
            self.details_wanted.emit(spot)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Ctrl zooms the hours; else rows and hours are scrolled."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(_ZOOM_STEP if event.angleDelta().y() > 0 else 1 / _ZOOM_STEP)
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Tool tips of stops and routes."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = self._words_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _drag_to(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._move is None or self._scale is None or self._plan is None:
            return
        is_fine = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        place = self._content(at)
        instant = self._scale.instant(place.x() - self._grip)
        route = self._plan.routes[self._scale.row(place.y())]
        step = FINE_MINUTES if is_fine else COARSE_MINUTES
        self.set_move(self._move.on(route).at(instant, step))

    def _show_hand(self, spot: Spot | None) -> None:
        if spot is not None and is_movable(spot.stop) and not spot.stop.pinned:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()

    def _spot_at(self, at: QPointF) -> Spot | None:
        if self._scale is None or not self._area().contains(at):
            return None
        place = self._content(at)
        for spot in self._spots:
            if self._scale.stop(self._row_of(spot), spot.stop).contains(place):
                return spot
        return None

    def _words_at(self, at: QPointF) -> str:
        spot = self._spot_at(at)
        if spot is not None:
            return "\n".join(stop_words(spot, self._times))
        if self._plan is None or self._scale is None or at.x() > self._area().left():
            return ""
        route = self._plan.routes[self._scale.row(self._content(at).y())]
        shift = self._times.span(route.starts_at, route.ends_at)
        return "\n".join((route_name(route), shift, route_load(route)))

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """See the module's docstring."""
        key = event.key()
        if key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._nudge(*_ARROWS[key], event.modifiers())
        elif key in _ARROWS:
            self._walk(*_ARROWS[key])
        elif key in _ENTER and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            self._enter()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._walk_far(-1 if key == Qt.Key.Key_Home else 0)
        elif key == Qt.Key.Key_Escape and self._move is not None:
            self.take_back()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._zoomed(key):
            pass
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show where the keyboard is: on a stop, the first one if none was current."""
        super().focusInEvent(event)
        if self._current is None and self._spots:
            self.set_current(self._spots[0].key)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """The keyboard is elsewhere: a stop that it lifted is put back."""
        super().focusOutEvent(event)
        if not self._is_dragged and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.take_back()
        self.viewport().update()

    def _walk(self, across: int, down: int) -> None:
        """To the next stop of the route, or to the one nearest in time of the next route."""
        self.take_back()
        spot = self.current()
        if spot is None:
            if self._spots:
                self.set_current(self._spots[0].key)
            return
        if across:
            row = [one for one in self._spots if one.route.route == spot.route.route]
            place = [one.key for one in row].index(spot.key) + across
            if 0 <= place < len(row):
                self.set_current(row[place].key)
            return
        found = self._nearest(spot, down)
        if found is not None:
            self.set_current(found.key)

    def _nearest(self, spot: Spot, down: int) -> Spot | None:
        routes = list(self._plan.routes) if self._plan else []
        place = [route.route for route in routes].index(spot.route.route) + down
        while 0 <= place < len(routes):
            row = [one for one in self._spots if one.route.route == routes[place].route]
            if row:
                at = spot.stop.arrives_at
                return min(row, key=lambda one: abs(one.stop.arrives_at - at))
            place += down
        return None

    def _walk_far(self, place: int) -> None:
        """To the first (-1) or last (0) stop of the current route."""
        spot = self.current()
        if spot is not None:
            row = [one for one in self._spots if one.route.route == spot.route.route]
            self.set_current(row[0 if place else -1].key)

    def _nudge(self, across: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        """Lift the current stop, or move the lifted one on."""
        spot = self.current()
        if spot is None or self._plan is None or self._is_asked:
            return
        move = self._move or self._lift(spot)
        if move is None:
            return
        is_fine = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if across:
            step = FINE_MINUTES if is_fine else COARSE_MINUTES
            later = move.later(across * step)
            # onto whole steps: a stop at 9:07 goes to 9:10, then 9:15
            self.set_move(later if is_fine else later.at(later.arrives_at, step))
            return
        routes = self._plan.routes
        place = [route.route for route in routes].index(move.to_route.route) + down
        if 0 <= place < len(routes):
            self.set_move(move.on(routes[place]))

    def _enter(self) -> None:
        spot = self.current()
        if self._move is not None:
            self._ask()
        elif spot is not None:
            self.details_wanted.emit(spot)

    def _zoomed(self, key: int) -> bool:
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self._zoom_by(_ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self._zoom_by(1 / _ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            self._zoom_by(1 / MOST_ZOOM)
        else:
            return False
        return True

    def _zoom_by(self, factor: float) -> None:
        self._zoom = min(max(self._zoom * factor, 1.0), MOST_ZOOM)
        self._lay_out()
        self._bring_into_sight()

    # moving

    def _carried(self, plan: ZonePlan) -> Move | None:
        """The move under way on another reading of the day; None: the stop is not what it was."""
        if self._move is None:
            return None
        to_route = next((r for r in plan.routes if r.route == self._move.to_route.route), None)
        spot = next((s for s in spots(plan) if s.key == self._move.spot.key), None)
        if to_route is None or spot is None or spot.stop != self._move.spot.stop:
            return None
        return Move(spot, to_route, self._move.arrives_at)

    def _let_go(self) -> None:
        self._is_asked, self._is_dragged, self._pressed = False, False, None
        self.viewport().unsetCursor()

    def _lift(self, spot: Spot) -> Move | None:
        """The stop as the beginning of a move; None, and a sentence, where it cannot be lifted."""
        who = spot.stop.customer_name
        if not is_movable(spot.stop):
            self.refused.emit(
                self.tr("{customer}: this stop cannot be moved any more.").format(customer=who)
            )
            return None
        if spot.stop.pinned:
            words = self.tr("{customer} is pinned. Unpin the stop ({keys}), then move it.")
            self.refused.emit(words.format(customer=who, keys=Shortcut.PIN.keys()))
            return None
        return Move.none(spot)

    def _ask(self) -> None:
        move = self._move
        if move is None or self._is_asked:
            return
        if not move.changes_anything:
            self.take_back()
            return
        self._is_asked = True
        self.move_wanted.emit(move)
