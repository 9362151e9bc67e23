"""Blocked times: what is blocked from today on, once or again and again; added and removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from core.capacity.calendar import load_calendar
from core.catalog.blocks import (
    Blocked,
    BlockEntry,
    BlockRule,
    StandingBlock,
    extend_block_rules,
    list_block_rules,
    list_blocks,
    remove_block,
    remove_block_rule,
    save_blocks,
)
from core.errors import InvalidInput, Unanswered
from ui.moments import local, short_day
from ui.sentences import said
from ui.setup.block_words import repeats_words, times_words, whom_words
from ui.setup.blocks_frame import BlocksFrame
from ui.setup.read_page import ReadPage
from ui.shortcuts import Shortcut
from ui.widgets.rows_model import Column, RowsModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from core.database.desk import Desk
    from core.database.live import Change
    from core.errors import BookerError
    from ui.session import Session

TOPICS: Final = ("blocks", "zones")
AHEAD_DAYS: Final = 731
"""As far as recurring blocks are written out."""
NAMED_DAYS: Final = 42
"""Technicians are known by the routes of so many days."""
MOST_NAMED: Final = 8


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block, or a rule with the next day that it blocks (None: none is left)."""

    block: StandingBlock | None
    rule: BlockRule | None
    day: date | None
    entry: BlockEntry | StandingBlock

    @property
    def key(self) -> tuple[str, object]:
        """What tells it from the others."""
        if self.block is not None:
            return ("block", self.block.block_id)
        return ("rule", None if self.rule is None else self.rule.rule_id)

    def repeats(self) -> str:
        """How often, in words; empty for once."""
        return "" if self.rule is None else repeats_words(self.rule.entry.repeats)


@dataclass(frozen=True, slots=True)
class Blocks:
    """What is read at once."""

    today: date
    zones: tuple[str, ...]
    technicians: tuple[str, ...]
    blocks: tuple[StandingBlock, ...]
    rules: tuple[BlockRule, ...]


def _read(desk: Desk, today: date) -> Blocks:
    # the calendar knows the branch's date, the zones that are in use, and who works in them
    calendar = load_calendar(desk, today, NAMED_DAYS)
    names = {route.technician for cell in calendar.cells.values() for route in cell.each} - {None}
    last = calendar.today + timedelta(days=AHEAD_DAYS)
    return Blocks(
        calendar.today,
        calendar.zones,
        tuple(sorted(str(name) for name in names)),
        list_blocks(desk, calendar.today, last),
        list_block_rules(desk),
    )


def rows_of(found: Blocks, *, each_day: bool) -> list[BlockRow]:
    """Rules and the blocks that stand for themselves, by day; ``each_day``: a rule's days too."""
    rules = {rule.rule_id: rule for rule in found.rules}
    following: dict[UUID, date] = {}
    rows: list[BlockRow] = []
    for block in found.blocks:
        rule = None if block.rule_id is None else rules.get(block.rule_id)
        if rule is not None:
            following.setdefault(rule.rule_id, block.day)
        if rule is None or each_day:
            rows.append(BlockRow(block, rule, block.day, block))
    if not each_day:
        rows += [
            BlockRow(None, rule, following.get(rule.rule_id), rule.entry) for rule in found.rules
        ]
    return sorted(rows, key=lambda row: (row.day or date.max, row.entry.reason))


class BlocksPage(ReadPage):
    """A list on the left; on the right a new one, the chosen one, or the holidays."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._today = local(session.clock.now(), session.desk.branch.timezone).date()
        self._found: Blocks | None = None
        self._is_busy = False
        self.rows: RowsModel[BlockRow] = RowsModel(self._columns(), self)
        self.each_day = QCheckBox(self.tr("&Every single day of recurring ones"))
        self.each_day.setAccessibleName(self.tr("Every single day of recurring ones"))
        self.frame = BlocksFrame(session, self.rows, self.each_day, self._today, self)
        self.form, self.table, self.notice = (
            self.frame.form,
            self.frame.table,
            self.frame.notice,
        )
        self._connect()
        self.add()

    def _columns(self) -> Sequence[Column[BlockRow]]:
        return (
            Column("day", self.tr("Day"), self._day_words, sort_key=lambda r: r.day or date.max),
            Column("time", self.tr("Time"), lambda r: times_words(r.entry.starts, r.entry.ends)),
            Column("reason", self.tr("Reason"), lambda r: r.entry.reason),
            Column("whom", self.tr("For whom"), lambda r: whom_words(r.entry)),
            Column("repeats", self.tr("Repeats"), lambda r: r.repeats()),
        )

    def _day_words(self, row: BlockRow) -> str:
        if row.day is None:
            return self.tr("over")
        words = short_day(row.day, self._today)
        return words if row.block is not None else self.tr("next {day}").format(day=words)

    def _connect(self) -> None:
        frame = self.frame
        frame.add_button.clicked.connect(self.add)
        frame.holidays_button.clicked.connect(self.show_holidays)
        frame.save_button.clicked.connect(self.save)
        frame.clear_button.clicked.connect(self.discard_unsaved)
        frame.remove_button.clicked.connect(self.remove)
        frame.remove_rule_button.clicked.connect(self.remove_rule)
        frame.holidays.chosen.connect(self._block_holidays)
        frame.holidays.left.connect(self.add)
        frame.holidays.failed.connect(self.notice.show_error)
        self.each_day.toggled.connect(self._show_rows)
        self.form.edited.connect(self._show_state)
        self.form.entered.connect(self.save)
        self.form.left.connect(self.discard_unsaved)
        self.table.current_changed.connect(self._on_chosen)
        self.table.row_activated.connect(lambda _row: frame.remove_button.setFocus())
        for shortcut, call in (
            (Shortcut.SETUP_ADD, self.add),
            (Shortcut.SETUP_SAVE, self.save),
            (Shortcut.REFRESH, self._read),
        ):
            shortcut.bind(self, call)

    # What Setup asks -----------------------------------------------------------------------

    def shown(self) -> None:
        """Look for news; recurring blocks are written out further when they need it."""
        self._read()
        self.session.read(
            extend_block_rules, self._on_extended, self._on_unread, owner=self, topic="extend"
        )
        if not self.form.is_changed():
            self.table.setFocus()

    def _on_extended(self, blocks: int) -> None:
        if blocks:
            self._read()

    def changed(self, change: Change) -> None:
        """Read again, soon, if blocks or zones changed."""
        if change.touches(*TOPICS) and not self._later.isActive():
            self._later.start()

    def show_item(self, item: object) -> None:
        """Another page asks to block something (a BlockEntry), or for the holidays."""
        if isinstance(item, BlockEntry):
            self.add()
            self.form.put_entry(item)
            self.form.focus_first()
        elif item == "holidays":
            self.show_holidays()

    def has_unsaved(self) -> bool:
        """Whether something was typed into the form that is not blocked yet."""
        return self.form.is_changed()

    def save_unsaved(self) -> None:
        """As Block."""
        self.save()

    @Slot()
    def discard_unsaved(self) -> None:
        """Forget what was typed."""
        if not self._is_busy:
            self.notice.clear()
            self.form.fill_blank()

    def save_layout(self) -> None:
        """Keep the splitter and the columns."""
        self.frame.save_layout()

    # Reading -------------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        self.session.read(
            partial(_read, today=self._today),
            self._show,
            self._on_unread,
            owner=self,
            topic="blocks",
        )

    def _show(self, found: Blocks) -> None:
        self.notice.was_read()
        self._found, self._today = found, found.today
        self.form.set_today(found.today)
        self.form.set_zones(found.zones)
        self.form.set_technicians(found.technicians)
        self.frame.holidays.set_blocked(self._blocked_days())
        self.table.set_empty_text(
            self.tr("Nothing is blocked"),
            self.tr("Block a time on the right, or take the holidays of your country."),
        )
        self._show_rows()

    def _blocked_days(self) -> dict[date, str]:
        """The days that are blocked as a whole for the whole branch, and why."""
        if self._found is None:
            return {}
        return {
            block.day: block.reason
            for block in self._found.blocks
            if (block.starts, block.ends) == (None, None)
            and (block.zone, block.route, block.technician) == (None, None, None)
        }

    @Slot()
    def _show_rows(self) -> None:
        if self._found is None:
            return
        rows = rows_of(self._found, each_day=self.each_day.isChecked())
        self.rows.set_rows(rows, lambda row: row.key)
        if self.table.current_row() is None and self.frame.shows_chosen():
            self.frame.show_form()

    # What stands on the right --------------------------------------------------------------

    @Slot()
    def add(self) -> None:
        """A new one; what was typed stays."""
        self.table.clearSelection()
        self.frame.show_form()
        self._show_state()
        if self.isVisible():
            self.form.focus_first()

    @Slot()
    def show_holidays(self) -> None:
        """The holidays to choose from."""
        self.frame.show_holidays()
        self.frame.holidays.open(self._today, self._blocked_days())

    @Slot(object)
    def _on_chosen(self, row: BlockRow | None) -> None:
        if row is not None:
            self.frame.show_chosen(row, self._days_of(row))

    def _days_of(self, row: BlockRow) -> list[date]:
        if self._found is None or row.rule is None:
            return []
        return [b.day for b in self._found.blocks if b.rule_id == row.rule.rule_id]

    # Acts ----------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Block what the form says."""
        if self._is_busy or not self.frame.shows_form():
            return
        self.form.say_errors({})
        self.notice.clear()
        try:
            entry = self.form.entry()
        except InvalidInput as error:
            self._on_not_done(error)
            return
        self._block((entry,), self._on_blocked)

    @Slot(object)
    def _block_holidays(self, entries: tuple[BlockEntry, ...]) -> None:
        if not self._is_busy:
            self.notice.clear()
            self._block(entries, self._tell_blocked)

    def _block(self, entries: tuple[BlockEntry, ...], done: Callable[[Blocked], None]) -> None:
        def act(desk: Desk, act_id: UUID) -> Blocked:
            return save_blocks(desk, act_id, entries)

        self._act(act, done)

    def _on_blocked(self, blocked: Blocked) -> None:
        self.form.fill_blank()
        self._tell_blocked(blocked)

    def _tell_blocked(self, blocked: Blocked) -> None:
        title = (
            self.tr("1 time is blocked")
            if blocked.blocks == 1
            else self.tr("{n} times are blocked").format(n=blocked.blocks)
        )
        if not blocked.standing:
            self.notice.show_success(title)
            return
        named = ", ".join(blocked.standing[:MOST_NAMED])
        more = " …" if len(blocked.standing) > MOST_NAMED else ""
        self.notice.show_info(
            title,
            self.tr("These bookings stand there already, and stay: {references}.").format(
                references=named + more
            ),
            self.tr("Reschedule them if nobody can come."),
        )

    @Slot()
    def remove(self) -> None:
        """Take the chosen block away, on its day."""
        row = self.table.current_row()
        if row is None or row.block is None or self._is_busy:
            return
        block_id, day = row.block.block_id, short_day(row.block.day, self._today)

        def act(desk: Desk, act_id: UUID) -> None:
            remove_block(desk, act_id, block_id)

        reason = row.entry.reason
        self._act(
            act,
            lambda _: self.notice.show_success(
                self.tr("{reason}, {day}, is blocked no more").format(reason=reason, day=day)
            ),
        )

    @Slot()
    def remove_rule(self) -> None:
        """Take a recurring block away, from today on."""
        row = self.table.current_row()
        if row is None or row.rule is None or self._is_busy:
            return
        rule_id, reason = row.rule.rule_id, row.entry.reason

        def act(desk: Desk, act_id: UUID) -> int:
            return remove_block_rule(desk, act_id, rule_id)

        def done(removed: int) -> None:
            self.notice.show_success(
                self.tr("{reason} does not recur any more").format(reason=reason),
                self.tr("{n} coming days are open again; past ones stay.").format(n=removed),
            )

        self._act(act, done)

    def _act(self, act: Callable[[Desk, UUID], object], done: Callable[..., None]) -> None:
        def on_done(result: object) -> None:
            self._set_busy(on=False)
            done(result)
            self._read()

        self._set_busy(on=True)
        self.session.act(act, on_done, self._on_not_done, owner=self)

    def _on_not_done(self, error: BookerError) -> None:
        # without an answer nothing else is sent: it is asked again under the same id
        self._set_busy(on=isinstance(error, Unanswered))
        self.notice.clear()
        field = "rule" if error.field == "repeats" else error.field
        row = None if field is None else self.form.rows.get(field)
        if row is not None and row.isVisible():
            self.form.say_errors({str(field): said(error.message)})
        else:
            self.notice.show_error(error)

    def _set_busy(self, *, on: bool) -> None:
        self._is_busy = on
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        changed = self.form.is_changed()
        self.frame.show_state(changed=changed, busy=self._is_busy)
        self.tell_unsaved()
