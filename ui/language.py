"""The window's language: the system's, or the one that was chosen."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

SHIPPED: Final = ("en", "es")
"""Languages there is a translation for; English is what the sources are written in."""


def chosen(preference: str) -> str:
    """The language for a preference of "" (the system's), "en" or "es"."""
    wanted = preference or QLocale.system().name()[:2]
    return wanted if wanted in SHIPPED else "en"


def apply(app: QCoreApplication, language: str) -> tuple[QTranslator, ...]:
    """Translate the program and Qt's own buttons; answers what must be kept, and removed later.

    Dates and numbers follow the language, in the country of the system where both are known.
    """
    system = QLocale.system()
    QLocale.setDefault(system if system.name().startswith(language) else QLocale(f"{language}_US"))
    if language == "en":
        return ()
    ours, qts = QTranslator(app), QTranslator(app)
    with as_file(files("resources") / "translations" / f"booker_{language}.qm") as file:
        if not ours.load(str(file)):
            message = f"the translation {file.name} is missing or damaged"
            raise FileNotFoundError(message)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = [ours]
    if qts.load(f"qtbase_{language}", folder):
        found.append(qts)
    for translator in found:
        app.installTranslator(translator)
    return tuple(found)
