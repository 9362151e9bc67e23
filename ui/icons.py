"""The one set of icons: 24 x 24 strokes in resources/icons, drawn in a colour of the palette."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QLabel

SIZES: Final = (16, 20, 24, 28, 32, 48)
"""Drawn for each, in pixels: 16 at 100, 125, 150, 175, 200 and 300 %."""


def names() -> tuple[str, ...]:
    """Every icon there is."""
    folder = files("resources") / "icons"
    return tuple(
        sorted(
            item.name.removesuffix(".svg")
            for item in folder.iterdir()
            if item.name.endswith(".svg")
        )
    )


def load_all() -> None:
    """Draw every icon ahead; for a thread, so that no tab waits for its icons."""
    for name in names():
        _strokes(name)


def icon(
    name: str,
    role: QPalette.ColorRole = QPalette.ColorRole.ButtonText,
    palette: QPalette | None = None,
) -> QIcon:
    """The icon in a role's colour of ``palette`` (the application's, if none is given).

    It keeps that colour; where the scheme may change while it is shown, use `set_icon`.
    """
    shown = QApplication.palette() if palette is None else palette
    return tinted_icon(
        name,
        shown.color(QPalette.ColorGroup.Active, role),
        shown.color(QPalette.ColorGroup.Disabled, role),
    )


def tinted_icon(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """The icon in ``colour``, in ``disabled`` where it cannot be used, legible in a chosen row."""
    chosen = QApplication.palette().color(QPalette.ColorRole.HighlightedText)
    return QIcon(_drawn(name, colour.rgba(), (disabled or colour).rgba(), chosen.rgba()))


def set_icon(
    target: QAbstractButton | QLabel,
    name: str,
    role: QPalette.ColorRole = QPalette.ColorRole.ButtonText,
) -> None:
    """Put the icon on a button or label, and again whenever its palette changes."""
    for old in target.findChildren(_Tint, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.setParent(None)
    _Tint(target, name, role)


class _Tint(QObject):
    """Keeps one widget's icon in the colour of its palette."""

    def __init__(
        self, target: QAbstractButton | QLabel, name: str, role: QPalette.ColorRole
    ) -> None:
        super().__init__(target)
        self._target = target
        self._name = name
        self._role = role
        target.installEventFilter(self)
        self._put()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Draw anew after a change of palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._put()
        return super().eventFilter(watched, event)

    def _put(self) -> None:
        made = icon(self._name, self._role, self._target.palette())
        if hasattr(self._target, "setIcon"):
            self._target.setIcon(made)
        else:
            ratio = self._target.devicePixelRatioF()
            self._target.setPixmap(made.pixmap(QSize(SIZES[0], SIZES[0]), ratio))


@cache
def _drawn(name: str, colour: int, disabled: int, chosen: int) -> QIcon:
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_pixmap(name, size, colour), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, size, disabled), QIcon.Mode.Disabled)
        made.addPixmap(_pixmap(name, size, chosen), QIcon.Mode.Selected)
    return made


@cache
def _pixmap(name: str, size: int, colour: int) -> QPixmap:
    """The drawing in a colour; icons that differ in one of their colours share the others."""
    # a copy: a pixmap shares its image's bytes, and what is painted on it would be on all of them
    pixmap = QPixmap.fromImage(_strokes(name)[size].copy())
    painter = QPainter(pixmap)
    # the strokes are black: only where they cover is kept
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor.fromRgba(colour))
    painter.end()
    return pixmap


@cache
def _strokes(name: str) -> dict[int, QImage]:
    """The drawing in black, in every size: reading and drawing it is what costs."""
    renderer = QSvgRenderer(QByteArray((files("resources") / "icons" / f"{name}.svg").read_bytes()))
    drawn = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        drawn[size] = image
    return drawn
