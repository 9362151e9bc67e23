"""How everything looks: palettes, sizes of type, spacing, and what each state is shown with.

Fusion everywhere, in the system's light or dark scheme unless a person chose one. Fixed colours
stand in this file and nowhere else; tests/ui/test_theme.py computes the contrast of every pair.
A state is never shown by its colour alone: it has a word and an icon too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.icons import tinted_icon
from ui.marking import QT_TRANSLATE_NOOP

Scheme = Literal["system", "light", "dark"]
Role = QPalette.ColorRole
Group = QPalette.ColorGroup

GRID: Final = 4
"""Every margin, gap and size is a multiple of it, in device-independent pixels."""
RADIUS: Final = 4
ICON: Final = 16
DARK_BELOW: Final = 128
"""A window colour darker than this (lightness, 0-255) means a dark palette."""


class Size(Enum):
    """The three sizes of type, as factors of the application's font."""

    SMALL = 0.9
    BODY = 1.0
    TITLE = 1.35

    def font(self, *, bold: bool = False) -> QFont:
        """The application's font in this size; a title is bold always."""
        font = QFont(QApplication.font())
        font.setPointSizeF(QApplication.font().pointSizeF() * self.value)
        font.setBold(bold or self is Size.TITLE)
        return font


@dataclass(frozen=True, slots=True)
class Colours:
    """A pair to be used together: text or an icon in ``ink``, on ``fill`` or on the base.

    ``edge`` is a line around ``fill``, told from the base without colour vision as well.
    """

    ink: QColor
    fill: QColor
    edge: QColor


class Tone(StrEnum):
    """What a colour means, wherever it is used."""

    NEUTRAL = "neutral"
    GOOD = "good"
    NOTICE = "notice"
    WARNING = "warning"
    DANGER = "danger"
    SPECIAL = "special"


_LIGHT_TONES: Final = {
    Tone.NEUTRAL: ("#4d5661", "#eceef1", "#7d8690"),
    Tone.GOOD: ("#14603a", "#dff3e6", "#3f8f63"),
    Tone.NOTICE: ("#0f558f", "#e0eefb", "#3f83bd"),
    Tone.WARNING: ("#7a4a00", "#fdefcf", "#b07d24"),
    Tone.DANGER: ("#a01d1d", "#fde4e2", "#c9544f"),
    Tone.SPECIAL: ("#5d3a95", "#efe7fa", "#8d6cc0"),
}
_DARK_TONES: Final = {
    Tone.NEUTRAL: ("#b6bec8", "#31363c", "#7d8792"),
    Tone.GOOD: ("#8bdbab", "#1d3a2a", "#4f9c72"),
    Tone.NOTICE: ("#92c8f7", "#1d344a", "#4b8bc2"),
    Tone.WARNING: ("#f5c869", "#423516", "#b08733"),
    Tone.DANGER: ("#ffaaa3", "#4a2424", "#cb6660"),
    Tone.SPECIAL: ("#cdb4f5", "#372b4d", "#8f73bd"),
}


@dataclass(frozen=True, slots=True)
class _Look:
    word: str
    icon: str
    tone: Tone


_LOOKS: Final = {
    "held": _Look(QT_TRANSLATE_NOOP("State", "Held"), "clock", Tone.WARNING),
    "proposed": _Look(QT_TRANSLATE_NOOP("State", "Proposed"), "chat", Tone.SPECIAL),
    "confirmed": _Look(QT_TRANSLATE_NOOP("State", "Confirmed"), "check", Tone.GOOD),
    "completed": _Look(QT_TRANSLATE_NOOP("State", "Completed"), "check-double", Tone.NEUTRAL),
    "no_show": _Look(QT_TRANSLATE_NOOP("State", "No-show"), "user-off", Tone.DANGER),
    "cancelled": _Look(QT_TRANSLATE_NOOP("State", "Cancelled"), "cross", Tone.DANGER),
    "rescheduled": _Look(QT_TRANSLATE_NOOP("State", "Rescheduled"), "arrow-right", Tone.NOTICE),
    "expired": _Look(QT_TRANSLATE_NOOP("State", "Expired"), "history", Tone.NEUTRAL),
    "released": _Look(QT_TRANSLATE_NOOP("State", "Released"), "undo", Tone.NEUTRAL),
    "draft": _Look(QT_TRANSLATE_NOOP("State", "Draft"), "edit", Tone.NEUTRAL),
    "queued": _Look(QT_TRANSLATE_NOOP("State", "Queued"), "mail", Tone.NOTICE),
    "withdrawn": _Look(QT_TRANSLATE_NOOP("State", "Withdrawn"), "undo", Tone.NEUTRAL),
    "sent": _Look(QT_TRANSLATE_NOOP("State", "Sent"), "send", Tone.NOTICE),
    "delivered": _Look(QT_TRANSLATE_NOOP("State", "Delivered"), "check-double", Tone.GOOD),
    "bounced": _Look(QT_TRANSLATE_NOOP("State", "Bounced"), "bounce", Tone.DANGER),
    "complained": _Look(QT_TRANSLATE_NOOP("State", "Complaint"), "blocked", Tone.DANGER),
    "failed": _Look(QT_TRANSLATE_NOOP("State", "Failed"), "warning", Tone.DANGER),
    "uncertain": _Look(QT_TRANSLATE_NOOP("State", "Uncertain"), "question", Tone.WARNING),
    "open": _Look(QT_TRANSLATE_NOOP("State", "Open"), "check", Tone.GOOD),
    "closed": _Look(QT_TRANSLATE_NOOP("State", "Closed"), "minus", Tone.NEUTRAL),
    "checking": _Look(QT_TRANSLATE_NOOP("State", "Checking…"), "refresh", Tone.NOTICE),
    "calm": _Look(QT_TRANSLATE_NOOP("State", "Time left"), "clock", Tone.NEUTRAL),
    "soon": _Look(QT_TRANSLATE_NOOP("State", "Ends soon"), "clock", Tone.WARNING),
    "urgent": _Look(QT_TRANSLATE_NOOP("State", "Ends now"), "warning", Tone.DANGER),
}
STATES: Final = frozenset(_LOOKS)
"""Every state there is a look for: bookings, messages, cells of the window grid, countdowns."""


def state_word(state: str) -> str:
    """The state in the user's language, as in a table's cell."""
    return QCoreApplication.translate("State", _LOOKS[state].word)


def state_icon(state: str, palette: QPalette | None = None) -> QIcon:
    """The state's icon in its colour, for ``palette`` (the application's, if none is given)."""
    shown = QApplication.palette() if palette is None else palette
    return tinted_icon(_LOOKS[state].icon, state_colours(state, shown).ink)


def state_colours(state: str, palette: QPalette) -> Colours:
    """The state's colours on ``palette``."""
    return tone_colours(_LOOKS[state].tone, palette)


def tone_colours(tone: Tone, palette: QPalette) -> Colours:
    """A meaning's colours on ``palette``."""
    ink, fill, edge = (_DARK_TONES if is_dark(palette) else _LIGHT_TONES)[tone]
    return Colours(QColor(ink), QColor(fill), QColor(edge))


def is_dark(palette: QPalette) -> bool:
    """Whether ``palette`` is of the dark scheme."""
    return palette.color(Role.Window).lightness() < DARK_BELOW


def muted(palette: QPalette) -> QColor:
    """The colour of what is said beside the matter: hints, labels, times."""
    return palette.color(Role.PlaceholderText)


def paper() -> QPalette:
    """The palette of what a customer gets: white paper, whatever the desk's scheme is."""
    return _palette(_LIGHT)


_LIGHT: Final = {
    Role.Window: "#f4f5f7",
    Role.WindowText: "#1c2128",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f7f8fa",
    Role.Text: "#1c2128",
    Role.Button: "#fbfbfc",
    Role.ButtonText: "#1c2128",
    Role.BrightText: "#a01d1d",
    Role.Highlight: "#1f6fb5",
    Role.HighlightedText: "#ffffff",
    Role.Accent: "#1f6fb5",
    Role.Link: "#0f558f",
    Role.LinkVisited: "#5d3a95",
    Role.ToolTipBase: "#1c2128",
    Role.ToolTipText: "#f4f5f7",
    Role.PlaceholderText: "#5c6570",
    Role.Light: "#ffffff",
    Role.Midlight: "#e6e8eb",
    Role.Mid: "#c3c8ce",
    Role.Dark: "#858d96",
    Role.Shadow: "#5c6570",
}
_DARK: Final = {
    Role.Window: "#282c31",
    Role.WindowText: "#e6e9ec",
    Role.Base: "#16191c",
    Role.AlternateBase: "#1c2024",
    Role.Text: "#e6e9ec",
    Role.Button: "#363c43",
    Role.ButtonText: "#e6e9ec",
    Role.BrightText: "#ffaaa3",
    Role.Highlight: "#2a74b8",
    Role.HighlightedText: "#ffffff",
    Role.Accent: "#5aa7ea",
    Role.Link: "#92c8f7",
    Role.LinkVisited: "#cdb4f5",
    Role.ToolTipBase: "#e6e9ec",
    Role.ToolTipText: "#1c2128",
    Role.PlaceholderText: "#a3adb7",
    Role.Light: "#4a525b",
    Role.Midlight: "#414850",
    Role.Mid: "#525a63",
    Role.Dark: "#7b848d",
    Role.Shadow: "#0c0e10",
}
_BOX_CLASSES: Final = ("QCheckBox", "QRadioButton", "TickList")
_BOXES: Final = {False: "#8b939b", True: "#d6dde4"}
"""In light and dark: Fusion makes the edge of a box or a ring out of the widget's window colour by
darkening it; made of the window's own it would be lost on it."""
_OFF: Final = (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText)


def palette(*, dark: bool) -> QPalette:
    """The palette of a scheme."""
    return _palette(_DARK if dark else _LIGHT)


def box_palette(*, dark: bool) -> QPalette:
    """A scheme's palette for what is ticked: boxes, rings, lists that have them."""
    made = palette(dark=dark)
    made.setColor(Role.Window, QColor(_BOXES[dark]))
    return made


def _palette(colours: dict[QPalette.ColorRole, str]) -> QPalette:
    made = QPalette()
    for role, colour in colours.items():
        for group in (Group.Active, Group.Inactive, Group.Disabled):
            made.setColor(group, role, QColor(colour))
    for role in _OFF:
        made.setColor(Group.Disabled, role, QColor(colours[Role.Dark]))
    made.setColor(Group.Disabled, Role.Highlight, QColor(colours[Role.Mid]))
    return made


class _Follower(QObject):
    """Puts the palette on, and again whenever the system's scheme changes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.scheme: Scheme = "system"
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def wear(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        dark = self.scheme == "dark" or (
            self.scheme == "system" and app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        app.setPalette(palette(dark=dark))
        # in this order: the first one takes those of classes away
        for name in _BOX_CLASSES:
            # it takes a str, whatever its stub says, and nothing else
            app.setPalette(box_palette(dark=dark), name)  # type: ignore[arg-type]

    @Slot()
    def _on_scheme_changed(self) -> None:
        self.wear()


def apply(app: QApplication, scheme: Scheme = "system") -> None:
    """Fusion in ``scheme``; may be called again at any time, and follows a system that changes."""
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("fusion"))
    follower = app.findChild(_Follower) or _Follower(app)
    follower.scheme = scheme
    asked = {
        "system": Qt.ColorScheme.Unknown,
        "light": Qt.ColorScheme.Light,
        "dark": Qt.ColorScheme.Dark,
    }
    # native parts (title bar, file dialogs) follow too, where the platform can
    app.styleHints().setColorScheme(asked[scheme])
    follower.wear()
