"""Which language the window speaks, and that it speaks it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialogButtonBox

from ui import language
from ui.moments import long_day
from ui.sentences import said
from ui.tabs import TABS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_a_language_that_was_chosen_is_taken() -> None:
    assert [language.chosen(code) for code in language.SHIPPED] == list(language.SHIPPED)


def test_one_that_is_not_shipped_gives_english() -> None:
    assert language.chosen("fi") == "en"


def test_without_a_choice_it_is_the_system_s() -> None:
    system = QLocale.system().name()[:2]
    assert language.chosen("") == (system if system in language.SHIPPED else "en")


@pytest.mark.usefixtures("spanish")
def test_spanish_words_days_and_buttons_of_qt(qtbot: QtBot) -> None:
    assert [tab.title() for tab in TABS][:2] == ["Reservar", "Despacho"]
    assert long_day(date(2026, 11, 26)) == "jueves 26 de noviembre"
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    assert cancel.text().replace("&", "") == "Cancelar"


def test_english_needs_no_translation(qapp: QApplication) -> None:
    before = QLocale()
    try:
        assert language.apply(qapp, "en") == ()
        assert QLocale().language() == QLocale.Language.English
    finally:
        QLocale.setDefault(before)


def test_a_translation_that_is_not_there_is_said_to_be(qapp: QApplication) -> None:
    before = QLocale()
    try:
        with pytest.raises(FileNotFoundError, match=r"booker_fi\.qm is missing or damaged"):
            language.apply(qapp, "fi")
    finally:
        QLocale.setDefault(before)


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        (
            "2 technicians can take it; 1 other stop moves inside what was promised.",
            "2 técnicos pueden tomarla; otra parada se mueve dentro de lo prometido.",
        ),
        (
            "Taken 3 s ago by csr2 at another desk. All routes are full then.",
            "csr2 la tomó hace 3 s en otro puesto. Todas las rutas están llenas a esa hora.",
        ),
        (
            "K7M2QA at 10:00 overlaps with P3XY9Z 09:00-10:30, which is pinned.",
            "K7M2QA a las 10:00 choca con P3XY9Z 09:00-10:30, que está fijada.",
        ),
        (
            "Route 3 (Ana Ruiz) takes no other stops that day.",
            "La ruta 3 (Ana Ruiz) no admite más paradas ese día.",
        ),
        (
            'The phone number "12" is not a phone number.',
            'El teléfono "12" no es un número de teléfono.',
        ),
        (
            "csr1 is csr here; this needs dispatcher or admin.",
            "csr1 es CSR aquí; esto requiere despachador o administrador.",
        ),
        (
            "K7M2QA is held; it would have to be confirmed.",
            "K7M2QA está apartada; tendría que estar confirmada.",
        ),
    ],
)
def test_what_the_core_says_is_said_in_spanish_with_what_it_names(
    sentence: str, shown: str
) -> None:
    assert said(sentence) == shown
