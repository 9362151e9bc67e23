"""What is said before something typed would be left behind: save it, discard it, or stay."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from ui.widgets.notice import Notice


class UnsavedNotice(Notice):
    """``saved`` and ``discarded``: what the person decided; ``closed``: to stay where it is."""

    saved = Signal()
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save_button = self._choice(self.tr("Save"), self.tr("Save and go on"))
        self.discard_button = self._choice(self.tr("Discard"), self.tr("Discard and go on"))
        self.save_button.clicked.connect(self.saved)
        self.discard_button.clicked.connect(self.discarded)
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            # before the two small buttons that every notice has
            for button in (self.save_button, self.discard_button):
                layout.insertWidget(layout.count() - 2, button, 0, Qt.AlignmentFlag.AlignTop)

    def ask(self, name: str) -> None:
        """Say that the changes of ``name`` are not saved."""
        self.show_info(
            self.tr("{name}: the changes are not saved").format(name=name),
            self.tr("They stay here. Save them or discard them to go on; Esc stays."),
        )
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _choice(words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.setAutoDefault(True)
        return button
