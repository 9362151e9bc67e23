"""The screens of a window, walked in turn: what is on them, what it is called, what is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPushButton, QTabBar, QWidget

from tests.ui import calls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.person import Person
    from ui.window import MainWindow

INNER = ("qt_spinbox_lineedit", "qt_scrollarea_viewport", "ScrollTabButton")
"""Parts that Qt makes of a widget; the widget's own name is what is said."""


def widgets(root: QWidget) -> Iterator[QWidget]:
    inside: list[QWidget] = root.findChildren(QWidget)
    yield from inside


def open_all(person: Person) -> Iterator[str]:
    """Every tab in turn, with something chosen in it."""
    window: MainWindow = person.main_window
    for name in window.tab_names():
        window.open_tab(name)
        calls.settle(person)
        if name == "book":
            calls.next_call(person)
            calls.choose_site(person, "s5", "S5")
            calls.choose_job(person, "tune", "TUNE")
            calls.settle(person)
        yield name


def name_of(widget: QWidget) -> str:
    """What a screen reader says: its own name, a button's text, or its label's."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QPushButton):
        return widget.text()
    if isinstance(widget, QTabBar):
        return widget.tabText(0)
    labels: list[QLabel] = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


def cut_widgets(root: QWidget) -> Iterator[str]:
    """Widgets outside of their parent, or smaller than what they need at least."""
    for widget in widgets(root):
        parent = widget.parentWidget()
        if not widget.isVisible() or parent is None or widget.isWindow() or in_scroll_area(widget):
            continue
        inside = QRect(QPoint(0, 0), parent.size())
        what = f"{type(widget).__name__} {name_of(widget)!r} in {type(parent).__name__}"
        if not inside.contains(widget.geometry()):
            yield f"{what} is at {widget.geometry().getRect()}, outside of {inside.size()}"
        needed = widget.minimumSizeHint()
        if isinstance(widget, QPushButton) and widget.width() < needed.width():
            yield f"{what} is {widget.width()} wide and needs {needed.width()}"
        if is_cut(widget):
            yield f"{what} is {widget.width()} wide and cuts {told(widget)}"


def told(widget: QWidget) -> str:
    return repr(widget.text()) if isinstance(widget, QLabel) else ""


def is_cut(widget: QWidget) -> bool:
    """A label of one line whose text is wider than it, and that is not told elsewhere."""
    return (
        isinstance(widget, QLabel)
        and not widget.wordWrap()
        and not widget.toolTip()
        and widget.pixmap().isNull()
        and widget.textFormat() != Qt.TextFormat.RichText
        and widget.fontMetrics().horizontalAdvance(widget.text().replace("&", "")) > widget.width()
    )


def in_scroll_area(widget: QWidget) -> bool:
    """Whether it can be scrolled to."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea) or above.objectName() in INNER:
            return True
        above = above.parentWidget()
    return False
