"""Starts the program as its command does, and prints the moment when a CSR could type a name.

``python -m tests.bench.desk_start WORDS``: the words of the command line. The moment is the
system's monotonic clock, the same for the process that started this one.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from booker_desktop.app import make_application
from tests.ui.calls import SITE_FIELD

LOOK_MS = 5


def main() -> None:
    """Run the command; print when the search field had the focus, and end."""
    application = make_application()
    timer = QTimer(application)
    timer.setInterval(LOOK_MS)

    def look() -> None:
        # a timer's turn comes when nothing is left to paint
        for window in QApplication.topLevelWidgets():
            focus: QWidget | None = window.focusWidget()
            if window.isVisible() and focus is not None and focus.accessibleName() == SITE_FIELD:
                timer.stop()
                print(time.monotonic(), flush=True)
                window.close()
                return

    timer.timeout.connect(look)
    timer.start()
    from booker_desktop.cli import main as booker  # noqa: PLC0415 - as the command loads it

    booker(sys.argv[1:])


if __name__ == "__main__":
    main()
