"""Route sheets: what a technician takes along, one sheet a route, in order of the stops.

Everything is measured and painted in points (1/72 inch) by one piece of code, whatever the page
is: a PDF, or a picture.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale, QMarginsF, QPointF, QRectF, QSaveFile, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from core.errors import InvalidInput, NotOffered
from ui.bookings.sheet_words import Sheet, StopText, head_lines, stop_text, technician_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ui.moments import LocalTimes

translate = QCoreApplication.translate

MARGIN: Final = 36.0
DOTS: Final = 600
"""The PDF's resolution in dots an inch; text is text, so this is for rules and boxes only."""
_POINTS: Final = 72.0
_TIME: Final = 138.0
"""Width of the column with number and times."""
_GAP: Final = 8.0
_BELOW: Final = 6.0
"""Room after a stop, before the rule."""
_LONGEST: Final = 900
"""Letters of one paragraph that stay together; a longer note is broken across pages."""
_INK: Final = QColor("#111111")
_GREY: Final = QColor("#555555")
_RULE: Final = QColor("#b5b5b5")
_LETTER: Final = frozenset(
    {
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
        QLocale.Country.CostaRica,
        QLocale.Country.DominicanRepublic,
        QLocale.Country.Guatemala,
        QLocale.Country.Nicaragua,
        QLocale.Country.Panama,
        QLocale.Country.Philippines,
        QLocale.Country.PuertoRico,
        QLocale.Country.Venezuela,
    }
)
"""Where paper is Letter; A4 everywhere else."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text at ``x`` … ``x + width``, ``y`` below its block's top."""

    text: str
    font: QFont
    x: float
    y: float
    width: float
    colour: QColor
    right: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """What stays together on a page. ``number``: of the stop that begins here, else 0."""

    pieces: tuple[_Piece, ...]
    height: float
    number: int = 0


def page_size() -> QPageSize:
    """Letter where the user's country uses it, else A4."""
    is_letter = QLocale().territory() in _LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)


def write_sheets(path: Path, sheets: Sequence[Sheet], times: LocalTimes, printed: str) -> int:
    """Write the PDF whole or not at all; answers how many pages. May run on any thread.

    Raises NotOffered (no sheet to write), InvalidInput (the place cannot be written).
    """
    if not sheets:
        message = translate("RouteSheets", "No technician has a stop then.")
        raise NotOffered(message, next_step=translate("RouteSheets", "Choose another day or zone."))
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise _unwritable(path, file.errorString())
    writer = QPdfWriter(file)
    writer.setResolution(DOTS)
    # the margins are the painter's: every page has a footer
    writer.setPageLayout(
        QPageLayout(page_size(), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setTitle(translate("RouteSheets", "Route sheets"))
    writer.setCreator("Booker")
    painter = QPainter(writer)
    painter.scale(DOTS / _POINTS, DOTS / _POINTS)
    pages = paint_sheets(painter, sheets, times, printed, writer.newPage)
    painter.end()
    if not file.commit():
        raise _unwritable(path, file.errorString())
    return pages


def paint_sheets(
    painter: QPainter,
    sheets: Sequence[Sheet],
    times: LocalTimes,
    printed: str,
    new_page: Callable[[], object],
) -> int:
    """Paint every sheet, ``new_page`` called between pages; answers how many pages."""
    size = page_size().size(QPageSize.Unit.Point)
    drawn = _SheetPainter(painter, size.width(), size.height(), times, printed)
    total = 0
    for sheet in sheets:
        for draw in drawn.pages(sheet):
            if total:
                new_page()
            draw()
            total += 1
    return total


def _unwritable(path: Path, why: str) -> InvalidInput:
    message = translate("RouteSheets", "{path} cannot be written: {why}.").format(
        path=path, why=why.rstrip(".")
    )
    return InvalidInput(message, next_step=translate("RouteSheets", "Choose another place."))


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont(QGuiApplication.font().family())
    # one pixel is one point here: the painter's scale makes dots of it
    font.setPixelSize(round(points))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class _SheetPainter:
    """Lays sheets out on pages of one size, and paints them."""

    def __init__(
        self, painter: QPainter, width: float, height: float, times: LocalTimes, printed: str
    ) -> None:
        self._painter = painter
        self._left = MARGIN
        self._width = width - 2 * MARGIN
        self._bottom = height - MARGIN
        self._times = times
        self._printed = printed

    def pages(self, sheet: Sheet) -> list[Callable[[], None]]:
        """What paints each page of the sheet, in order."""
        head = self._head(sheet)
        first = MARGIN + head.height
        last = self._bottom - 20
        pages: list[list[tuple[_Block, float]]] = [[]]
        y = first
        for block in self._blocks(sheet):
            if y + block.height > last and pages[-1]:
                pages.append([])
                y = first
            pages[-1].append((block, y))
            y += block.height

        def draw(number: int) -> None:
            self._draw_page(sheet, head, pages[number - 1], (number, len(pages)))

        return [lambda n=n: draw(n) for n in range(1, len(pages) + 1)]  # type: ignore[misc]

    # Measuring ----------------------------------------------------------------------------------

    def _height(self, text: str, font: QFont, width: float) -> float:
        self._painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        return self._painter.boundingRect(QRectF(0, 0, width, 10_000), flags, text).height()

    def _stacked(
        self, lines: Sequence[tuple[str, QFont, QColor]], x: float, width: float
    ) -> tuple[list[_Piece], float]:
        pieces: list[_Piece] = []
        y = 0.0
        for text, font, colour in lines:
            if text:
                pieces.append(_Piece(text, font, x, y, width, colour))
                y += self._height(text, font, width) + 1
        return pieces, y

    def _head(self, sheet: Sheet) -> _Block:
        title, date_line, details = head_lines(sheet, self._times)
        wide = self._width * 0.56
        left, left_height = self._stacked([(title, _font(19, bold=True), _INK)], self._left, wide)
        right = _Piece(
            date_line,
            _font(13, bold=True),
            self._left + wide,
            5,
            self._width - wide,
            _INK,
            right=True,
        )
        below, below_height = self._stacked(
            [(line, _font(10), _GREY) for line in details], self._left, self._width
        )
        moved = [
            _Piece(p.text, p.font, p.x, p.y + left_height + 2, p.width, p.colour) for p in below
        ]
        return _Block((*left, right, *moved), left_height + below_height + 14)

    def _blocks(self, sheet: Sheet) -> list[_Block]:
        blocks = []
        for number, stop in enumerate(sheet.route.stops, start=1):
            text = stop_text(stop, sheet, self._times)
            parts = [self._stop_block(text, number)]
            parts += [self._paragraph(label, body) for label, body in _broken(text.paragraphs)]
            parts[-1] = replace(parts[-1], height=parts[-1].height + _BELOW)
            blocks += parts
        return blocks

    def _stop_block(self, text: StopText, number: int) -> _Block:
        middle_x = self._left + _TIME
        rest = self._width - _TIME - _GAP
        middle, right = rest * 0.58, rest * 0.42
        when, when_height = self._stacked(
            [
                (text.arrival, _font(15, bold=True), _INK),
                (text.promise, _font(9), _INK),
                (text.drive, _font(9), _GREY),
            ],
            self._left + 24,
            _TIME - 24 - _GAP,
        )
        who, who_height = self._stacked(
            [
                (text.customer, _font(12, bold=True), _INK),
                (text.address, _font(10), _INK),
                (text.phone, _font(11, bold=True), _INK),
            ],
            middle_x,
            middle - _GAP,
        )
        what, what_height = self._stacked(
            [
                (text.job, _font(11, bold=True), _INK),
                (text.minutes, _font(10), _INK),
                (text.mark, _font(10, bold=True), _INK),
                (text.partners, _font(9), _INK),
                (text.reference, _font(9), _GREY),
            ],
            middle_x + middle,
            right,
        )
        pieces = tuple(
            _Piece(p.text, p.font, p.x, p.y + 7, p.width, p.colour) for p in (*when, *who, *what)
        )
        return _Block(pieces, max(when_height, who_height, what_height) + 10, number)

    def _paragraph(self, label: str, body: str) -> _Block:
        x = self._left + _TIME
        width = self._width - _TIME
        wide = 84.0
        label_piece = _Piece(label, _font(9), x, 0, wide - _GAP, _GREY)
        body_font = _font(10)
        heights = (
            self._height(label, label_piece.font, wide - _GAP),
            self._height(body, body_font, width - wide),
        )
        return _Block(
            (label_piece, _Piece(body, body_font, x + wide, 0, width - wide, _INK)),
            max(heights) + 4,
        )

    # Painting -----------------------------------------------------------------------------------

    def _draw_page(
        self,
        sheet: Sheet,
        head: _Block,
        blocks: Sequence[tuple[_Block, float]],
        page: tuple[int, int],
    ) -> None:
        self._draw(head, MARGIN)
        rule = MARGIN + head.height - 6
        self._line(rule, _INK, 1.4)
        for place, (block, y) in enumerate(blocks):
            if block.number:
                if place:
                    self._line(y, _RULE, 0.6)
                self._number(block.number, y + 7)
            self._draw(block, y)
        self._footer(sheet, page)

    def _draw(self, block: _Block, top: float) -> None:
        for piece in block.pieces:
            self._painter.setFont(piece.font)
            self._painter.setPen(piece.colour)
            side = Qt.AlignmentFlag.AlignRight if piece.right else Qt.AlignmentFlag.AlignLeft
            place = QRectF(piece.x, top + piece.y, piece.width, 10_000)
            self._painter.drawText(place, side | Qt.TextFlag.TextWordWrap, piece.text)

    def _line(self, y: float, colour: QColor, thickness: float) -> None:
        self._painter.setPen(QPen(colour, thickness))
        self._painter.drawLine(QPointF(self._left, y), QPointF(self._left + self._width, y))

    def _number(self, number: int, top: float) -> None:
        self._painter.setPen(QPen(_INK, 1.0))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        circle = QRectF(self._left, top + 1, 17, 17)
        self._painter.drawEllipse(circle)
        self._painter.setFont(_font(10, bold=True))
        self._painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))

    def _footer(self, sheet: Sheet, page: tuple[int, int]) -> None:
        y = self._bottom - 10
        self._line(y - 4, _RULE, 0.6)
        self._painter.setPen(_GREY)
        self._painter.setFont(_font(8))
        place = QRectF(self._left, y, self._width, 12)
        said = translate("RouteSheets", "{branch} · {technician} · printed {when}").format(
            branch=sheet.branch, technician=technician_name(sheet.route), when=self._printed
        )
        self._painter.drawText(place, Qt.AlignmentFlag.AlignLeft, said)
        told = translate("RouteSheets", "page {n} of {all}").format(n=page[0], all=page[1])
        self._painter.drawText(place, Qt.AlignmentFlag.AlignRight, told)


def _broken(paragraphs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The paragraphs, long ones in several parts, of which the first alone has the label."""
    parts = []
    for label, body in paragraphs:
        for at, part in enumerate(textwrap.wrap(body, _LONGEST, replace_whitespace=False)):
            parts.append((label if at == 0 else "", part))
    return parts
