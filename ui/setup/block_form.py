"""A time to be blocked: for whom, when, why, how often, and the next days that gives."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtWidgets import QCompleter, QDateEdit, QLabel, QLineEdit

from core.catalog.blocks import BlockEntry, days_of
from core.errors import InvalidInput
from ui.moments import day_format, python_date, qt_date, short_day
from ui.sentences import said
from ui.setup.block_words import (
    DAILY,
    MONTHLY,
    MONTHLY_WEEKDAY,
    NEVER,
    RULE,
    WEEKLY,
    YEARLY,
    repeats_words,
    rule_of,
)
from ui.setup.fields import NumberField, OptionalDay, TimeField, Weekdays
from ui.setup.record_form import Field, RecordForm
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

BRANCH, ZONE, TECHNICIAN, ROUTE = "branch", "zone", "technician", "route"
SHOWN_DAYS: Final = 5
AHEAD: Final = timedelta(days=730)
MOST_ROUTE: Final = 999
MOST_INTERVAL: Final = 99
_TIMES: Final = ("starts", "ends")


class BlockForm(RecordForm):
    """Fields of a BlockEntry. What they give is told below them, or what is wrong with it."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._add_whom()
        self._add_when()
        self._add_repeats()
        self.preview = QLabel()
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(self.preview)
        self.add_end()
        self.edited.connect(self._follow)
        self.fill_blank()

    def _add_whom(self) -> None:
        self.add(self.line("reason", self.tr("&Reason")))
        whom = Choice(self.tr("For whom"))
        for words, data in (
            (self.tr("Whole branch"), BRANCH),
            (self.tr("A zone"), ZONE),
            (self.tr("A technician"), TECHNICIAN),
            (self.tr("A route of one day"), ROUTE),
        ):
            whom.addItem(words, data)
        self.add(self.choice("whom", self.tr("&For whom"), whom))
        self._zones = Choice(self.tr("Zone"))
        number = NumberField(1, MOST_ROUTE)
        self.add(
            self.choice("zone", self.tr("&Zone"), self._zones),
            self.number("route", self.tr("Route &number"), number),
        )
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(self.tr("Technicians to choose from"))
        row = self.line("technician", self.tr("&Technician's name"))
        if isinstance(row.field, QLineEdit):
            row.field.setCompleter(completer)
        self.add(row)

    def _add_when(self) -> None:
        self._day = QDateEdit()
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat(day_format())
        self._day.calendarWidget().setAccessibleName(self.tr("Day"))
        field = Field(
            self._day,
            lambda: python_date(self._day.date()),
            lambda day: self._day.setDate(qt_date(day)),
        )
        self.add(self.row("day", self.tr("&Day"), field, self._day.dateChanged))
        self.add(self.box("all_day", self.tr("&All day")))
        self.add(
            self.time("starts", self.tr("Fro&m"), TimeField()),
            self.time("ends", self.tr("Unt&il"), TimeField()),
        )

    def _add_repeats(self) -> None:
        kinds = Choice(self.tr("Repeats"))
        for words, data in (
            (self.tr("Never"), NEVER),
            (self.tr("Every day"), DAILY),
            (self.tr("Every week, on weekdays"), WEEKLY),
            (self.tr("Every month, on that day of the month"), MONTHLY),
            (self.tr("Every month, on that weekday"), MONTHLY_WEEKDAY),
            (self.tr("Every year"), YEARLY),
            (self.tr("By a rule (RFC 5545)"), RULE),
        ):
            kinds.addItem(words, data)
        self.add(self.choice("repeats", self.tr("Re&peats"), kinds))
        self.add(self.number("interval", self.tr("E&very"), NumberField(1, MOST_INTERVAL)))
        self.add(self.weekdays("weekdays", self.tr("&On"), Weekdays(self.tr("Weekdays"))))
        last = OptionalDay(self.tr("&Last day"), self.tr("Last day"))
        self.add(self.day("until", self.tr("It ends"), last, self._in_a_year, ""))
        rule = QLineEdit()
        rule.setPlaceholderText("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")
        self.add(
            self.row(
                "rule", self.tr("R&ule"), Field(rule, rule.text, rule.setText), rule.textChanged
            )
        )

    def _in_a_year(self) -> date:
        return self._today + timedelta(days=365)

    # what its owner does ---------------------------------------------------------------

    def fill_blank(self) -> None:
        """Nothing typed yet."""
        self.fill(self._blank())
        self._follow()

    def set_today(self, today: date) -> None:
        """The branch's date, from which the next days count."""
        self._today = today

    def set_zones(self, zones: Sequence[str]) -> None:
        """The zones there are; the chosen one stays chosen."""
        if [self._zones.itemData(n) for n in range(self._zones.count())] == list(zones):
            return
        chosen, changed = self._zones.currentData(), self.is_changed()
        self._filling = True
        self._zones.clear()
        for zone in zones:
            self._zones.addItem(zone, zone)
        self._zones.choose(chosen)
        self._filling = False
        if not changed:
            self.fill_blank()

    def set_technicians(self, names: Sequence[str]) -> None:
        """Who works on the coming days: a block is for a name as it stands on the routes."""
        if self._names.stringList() != list(names):
            self._names.setStringList(list(names))
            self._follow()

    def put_entry(self, entry: BlockEntry) -> None:
        """Show what another page asks to block, as if it were typed."""
        self.fill_blank()
        whom = BRANCH
        if entry.route is not None:
            whom = ROUTE
        elif entry.technician is not None:
            whom = TECHNICIAN
        elif entry.zone is not None:
            whom = ZONE
        typed: dict[str, Any] = {
            "reason": entry.reason,
            "whom": whom,
            "zone": entry.zone,
            "route": entry.route,
            "technician": entry.technician or "",
            "day": entry.day,
            "all_day": entry.starts is None and entry.ends is None,
            "starts": entry.starts,
            "ends": entry.ends,
        }
        self.put({key: value for key, value in typed.items() if value is not None})

    def entry(self) -> BlockEntry:
        """What the fields say. Raises InvalidInput with its ``field``."""
        values = self.values()
        if not values["reason"].strip():
            raise InvalidInput(
                self.tr("Say why: desks and customers' questions need it."), field="reason"
            )
        if values["whom"] == TECHNICIAN and not values["technician"].strip():
            raise InvalidInput(self.tr("Name the technician as on the routes."), field="technician")
        return self._entry(values)

    # -----------------------------------------------------------------------------------

    def _blank(self) -> dict[str, Any]:
        return {
            "reason": "",
            "whom": BRANCH,
            "zone": self._zones.itemData(0),
            "route": 1,
            "technician": "",
            "day": self._today,
            "all_day": True,
            "starts": time(8),
            "ends": time(17),
            "repeats": NEVER,
            "interval": 1,
            "weekdays": (),
            "until": None,
            "rule": "",
        }

    def _entry(self, values: dict[str, Any]) -> BlockEntry:
        whom = values["whom"]
        timed = not values["all_day"]
        for key in _TIMES:
            field = self.rows[key].field
            if timed and values[key] is None and isinstance(field, TimeField):
                raise InvalidInput(field.wrong(), field=key)
        return BlockEntry(
            reason=values["reason"].strip() or "\N{EN DASH}",
            day=values["day"],
            starts=values["starts"] if timed else None,
            ends=values["ends"] if timed else None,
            zone=values["zone"] if whom in (ZONE, ROUTE) else None,
            route=values["route"] if whom == ROUTE else None,
            technician=values["technician"].strip() or None if whom == TECHNICIAN else None,
            repeats=self._repeats(values),
        )

    def _repeats(self, values: dict[str, Any]) -> str | None:
        if values["whom"] == ROUTE:
            return None
        if values["repeats"] == RULE:
            return str(values["rule"]).strip()
        return rule_of(
            values["repeats"],
            values["interval"],
            values["weekdays"],
            values["day"],
            values["until"],
        )

    @Slot()
    def _follow(self) -> None:
        """Show the fields that matter for what is chosen, and the days it gives."""
        values = self.values()
        whom, kind = values["whom"], values["repeats"]
        once = whom == ROUTE
        shown = {
            "zone": whom in (ZONE, ROUTE),
            "route": whom == ROUTE,
            "technician": whom == TECHNICIAN,
            "starts": not values["all_day"],
            "ends": not values["all_day"],
            "repeats": not once,
            "interval": not once and kind not in (NEVER, RULE),
            "weekdays": not once and kind == WEEKLY,
            "until": not once and kind not in (NEVER, RULE),
            "rule": not once and kind == RULE,
        }
        for key, on in shown.items():
            self.rows[key].setVisible(on)
        units = {
            DAILY: self.tr("days"),
            WEEKLY: self.tr("weeks"),
            YEARLY: self.tr("years"),
        }
        interval = self.rows["interval"].field
        if isinstance(interval, NumberField):
            interval.setSuffix(" " + units.get(kind, self.tr("months")))
        self.preview.setText(
            "\n".join(filter(None, (self._days_words(values), self._stranger(values))))
        )

    def _stranger(self, values: dict[str, Any]) -> str:
        """What is said of a name that no route has: blocking it would block nothing."""
        name, known = values["technician"].strip(), self._names.stringList()
        if values["whom"] != TECHNICIAN or not name or name in known:
            return ""
        return self.tr("No route of the coming six weeks is {name}'s.").format(name=name)

    def _days_words(self, values: dict[str, Any]) -> str:
        try:
            entry = self._entry(values)
            if entry.repeats is None:
                return ""
            days = days_of(entry, max(self._today, entry.day) + AHEAD)
            words = repeats_words(entry.repeats)
        except InvalidInput as error:
            return said(error.message) if values["repeats"] != RULE or values["rule"] else ""
        coming = [day for day in days if day >= self._today]
        if not coming:
            return self.tr("{words}: no day in the next two years.").format(words=words)
        named = "; ".join(short_day(day, self._today) for day in coming[:SHOWN_DAYS])
        more = " …" if len(coming) > SHOWN_DAYS else ""
        return self.tr("{words}. Next: {days}").format(words=words, days=named + more)
