"""Where the focus is: what closes gives it back only if it had it, and interrupts nobody."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget


def has_focus_inside(widget: QWidget) -> bool:
    """Whether the focus is on the widget or on something in it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
