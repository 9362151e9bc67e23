"""A list whose rows are ticked."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget


class TickList(QListWidget):
    """As every list; ui/theme.py gives it by its name edges of boxes that can be seen."""
