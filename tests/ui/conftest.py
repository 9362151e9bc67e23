"""What every test of the window has: no thread outlives it, and pictures where they are wanted."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QSize

from ui import language, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication, QWidget

THREAD_SECONDS = 5.0


@pytest.fixture(autouse=True)
def _no_thread_outlives_the_test() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    new = [thread for thread in threading.enumerate() if thread not in before]
    for thread in new:
        thread.join(THREAD_SECONDS)
    alive = [thread.name for thread in new if thread.is_alive()]
    assert not alive, f"threads that outlived the test: {', '.join(alive)}"


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    """The program in Spanish; in the language it had before afterwards."""
    locale = QLocale()
    translators = language.apply(qapp, "es")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in our light palette; as it was afterwards."""
    theme.apply(qapp, "light")
    yield qapp
    theme.apply(qapp, "light")


@pytest.fixture
def look(themed: QApplication) -> Callable[[QWidget, str, tuple[int, int]], None]:
    """Renders a widget in light and dark; keeps the pictures in BOOKER_SHOTS, if that is set."""
    folder = os.environ.get("BOOKER_SHOTS")

    def render(widget: QWidget, name: str, size: tuple[int, int]) -> None:
        widget.resize(QSize(*size))
        widget.show()
        for scheme in ("light", "dark"):
            theme.apply(themed, "light" if scheme == "light" else "dark")
            themed.processEvents()
            picture = widget.grab()
            assert not picture.isNull()
            if folder:
                Path(folder).mkdir(parents=True, exist_ok=True)
                assert picture.save(str(Path(folder) / f"{name}-{scheme}.png"))
        theme.apply(themed, "light")

    return render
