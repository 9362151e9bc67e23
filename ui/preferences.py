"""What a window remembers on this computer: layout, language, light or dark. Never a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path


class Preferences:
    """A small file of keys and values; None: nothing is kept (tests, self-check)."""

    def __init__(self, file: Path | None) -> None:
        self._settings = None if file is None else QSettings(str(file), QSettings.Format.IniFormat)
        self._here: dict[str, object] = {}

    def text(self, key: str, default: str = "") -> str:
        """A remembered word."""
        value = self._value(key)
        return value if isinstance(value, str) else default

    def flag(self, key: str, *, default: bool = False) -> bool:
        """A remembered yes or no; the file knows words only."""
        return self.text(key, "yes" if default else "no") == "yes"

    def state(self, key: str) -> QByteArray | None:
        """A remembered layout: of a header, a splitter, a window."""
        value = self._value(key)
        return value if isinstance(value, QByteArray) else None

    def set_text(self, key: str, value: str) -> None:
        """Remember a word."""
        self._set(key, value)

    def set_flag(self, key: str, *, value: bool) -> None:
        """Remember a yes or no."""
        self._set(key, "yes" if value else "no")

    def set_state(self, key: str, value: QByteArray) -> None:
        """Remember a layout."""
        self._set(key, value)

    def save(self) -> None:
        """Write the file now."""
        if self._settings is not None:
            self._settings.sync()

    def _value(self, key: str) -> object:
        if self._settings is None:
            return self._here.get(key)
        return self._settings.value(key)

    def _set(self, key: str, value: object) -> None:
        if self._settings is None:
            self._here[key] = value
        else:
            self._settings.setValue(key, value)
