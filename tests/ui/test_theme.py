from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QListWidgetItem,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.theme import STATES, Size, Tone
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXT = 4.5
MARKS = 3.0
Role = QPalette.ColorRole

TEXT_PAIRS = [
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.Text, Role.Window),
    (Role.ButtonText, Role.Button),
    (Role.HighlightedText, Role.Highlight),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.AlternateBase),
    (Role.PlaceholderText, Role.Window),
    (Role.Link, Role.Base),
    (Role.Link, Role.Window),
    (Role.BrightText, Role.Base),
    (Role.BrightText, Role.Window),
    (Role.ToolTipText, Role.ToolTipBase),
    # the date of today
    (Role.Accent, Role.Base),
]
MARK_PAIRS = [
    (Role.Accent, Role.Window),
    (Role.Accent, Role.Base),
    (Role.Dark, Role.Base),
    (Role.Highlight, Role.Base),
]


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_guidelines_do() -> None:
    assert _contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert _contrast(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read(
    ink: QPalette.ColorRole, ground: QPalette.ColorRole, *, dark: bool
) -> None:
    palette = theme.palette(dark=dark)
    assert _contrast(palette.color(ink), palette.color(ground)) >= TEXT


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("ink", "ground"), MARK_PAIRS)
def test_every_mark_can_be_seen(
    ink: QPalette.ColorRole, ground: QPalette.ColorRole, *, dark: bool
) -> None:
    palette = theme.palette(dark=dark)
    assert _contrast(palette.color(ink), palette.color(ground)) >= MARKS


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("tone", list(Tone))
def test_every_meaning_can_be_read_wherever_it_stands(tone: Tone, *, dark: bool) -> None:
    palette = theme.palette(dark=dark)
    colours = theme.tone_colours(tone, palette)
    grounds = [palette.color(role) for role in (Role.Base, Role.AlternateBase, Role.Window)]
    for ground in (colours.fill, *grounds):
        assert _contrast(colours.ink, ground) >= TEXT
    for ground in (colours.fill, *grounds):
        assert _contrast(colours.edge, ground) >= MARKS


@pytest.mark.usefixtures("qapp")
def test_every_state_has_a_word_of_its_own_and_an_icon_that_exists() -> None:
    known = set(icons.names())
    words = [theme.state_word(state) for state in STATES]
    assert len(set(words)) == len(words)
    for state in STATES:
        assert not theme.state_icon(state).isNull()
    assert {look.icon for look in theme._LOOKS.values()} <= known  # noqa: SLF001 the table itself
    with pytest.raises(KeyError):
        theme.state_word("unheard_of")


def test_states_of_one_colour_differ_by_their_icons() -> None:
    bookings = ["held", "proposed", "confirmed", "completed", "no_show", "cancelled", "expired"]
    bookings += ["rescheduled", "released"]
    looks = [theme._LOOKS[state] for state in bookings]  # noqa: SLF001 the table itself
    assert len({look.icon for look in looks}) == len(looks)


def test_a_chosen_scheme_is_worn_at_once_and_again(themed: QApplication) -> None:
    for scheme, dark in (("dark", True), ("light", False), ("dark", True)):
        theme.apply(themed, "dark" if scheme == "dark" else "light")
        assert theme.is_dark(themed.palette()) is dark
        assert themed.style().objectName() == "fusion"
    followers = themed.findChildren(theme._Follower)  # noqa: SLF001 it must stay one
    assert len(followers) == 1


def test_the_palette_follows_a_system_that_changes(themed: QApplication) -> None:
    theme.apply(themed, "dark")
    # what a system does when it turns light: the hint changes, and nobody calls apply
    follower = themed.findChild(theme._Follower)  # noqa: SLF001 it is what listens
    assert follower is not None
    follower.scheme = "system"
    themed.styleHints().colorSchemeChanged.emit(themed.styleHints().colorScheme())
    assert not theme.is_dark(themed.palette())


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton, TickList])
def test_what_is_not_ticked_yet_has_an_edge_that_can_be_seen(
    kind: type[QWidget], themed: QApplication, qtbot: QtBot, *, dark: bool
) -> None:
    theme.apply(themed, "dark" if dark else "light")
    widget = kind()
    qtbot.addWidget(widget)
    # a ring of the focus would be seen in any case
    widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    shown, ground = widget, themed.palette().color(Role.Window)
    if isinstance(widget, TickList):
        item = QListWidgetItem("")
        item.setCheckState(Qt.CheckState.Unchecked)
        widget.addItem(item)
        shown, ground = widget.viewport(), themed.palette().color(Role.Base)
    frame = QWidget()
    qtbot.addWidget(frame)
    QVBoxLayout(frame).addWidget(widget)
    frame.show()
    # as it stands in the window: alone it would be drawn on a ground of its own
    place = QRect(shown.mapTo(frame, QPoint(0, 0)), shown.size())
    image = frame.grab(place).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    # the window's own colours are not touched by what makes the edge
    assert ground in pixels
    inside = themed.palette().color(Role.Base)
    edge = [p for p in pixels if min(_contrast(p, ground), _contrast(p, inside)) >= MARKS]
    # of a ring, more pixels are half drawn than whole
    assert len(edge) >= theme.ICON


def test_an_icon_takes_the_new_schemes_colour(themed: QApplication, qtbot: QtBot) -> None:
    button, label = QToolButton(), QLabel()
    for target in (button, label):
        qtbot.addWidget(target)
        icons.set_icon(target, "pin")
        icons.set_icon(target, "unpin")
        target.show()
        assert len(target.findChildren(icons._Tint)) == 1  # noqa: SLF001 one tint, not a pile
    light = button.icon().pixmap(16).toImage()
    light_label = label.pixmap().toImage()
    theme.apply(themed, "dark")
    qtbot.waitUntil(lambda: button.icon().pixmap(16).toImage() != light)
    qtbot.waitUntil(lambda: label.pixmap().toImage() != light_label)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_drawn_within_its_square(name: str) -> None:
    image = icons.tinted_icon(name, QColor("#ff0000")).pixmap(48).toImage()
    side = image.width()
    inked = [
        (x, y) for x, y in product(range(side), range(side)) if image.pixelColor(x, y).alpha() > 128
    ]
    assert len(inked) > side
    assert all(image.pixelColor(x, y).red() > 200 for x, y in inked)
    edge = {0, side - 1}
    assert not [(x, y) for x, y in inked if x in edge or y in edge]


@pytest.mark.usefixtures("qapp")
def test_an_icon_is_crisp_at_150_per_cent() -> None:
    pixmap = icons.tinted_icon("search", QColor("#000000")).pixmap(QSize(16, 16), 1.5)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (24, 1.5)


def test_there_are_three_sizes_of_type_relative_to_the_applications(qapp: QApplication) -> None:
    base = qapp.font().pointSizeF()
    sizes = [size.font().pointSizeF() for size in (Size.SMALL, Size.BODY, Size.TITLE)]
    assert sizes == sorted(sizes)
    assert sizes[1] == base
    assert Size.TITLE.font().bold()
    assert not Size.BODY.font().bold()


@pytest.mark.usefixtures("qapp")
def test_there_is_a_font_to_draw_with() -> None:
    assert QFontDatabase.families()
