"""The generic page of Setup: a list on the left, the chosen row as a form on the right.

What is typed is never lost in silence: who goes to another row is asked first, and what another
desk writes meanwhile goes into the fields that nobody typed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import Qt, QTimer, Slot

from core.errors import InvalidInput, Unanswered
from ui.sentences import said
from ui.setup.list_frame import ListWords
from ui.setup.list_rows import ListRows, R
from ui.setup.taken import tell_taken
from ui.shortcuts import Shortcut
from ui.widgets.cursor import let_go
from ui.widgets.focus import has_focus_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from core.database.desk import Desk
    from core.database.live import Change
    from core.errors import BookerError
    from ui.session import Session

__all__ = ["ListPage", "ListWords"]


@dataclass(frozen=True)
class _Shown(Generic[R]):
    """What the form is about: a row by its key, a new one (``row`` None), or nothing."""

    key: Hashable
    row: R | None
    is_new: bool = False


class ListPage(ListRows[R]):
    """A page of rows R, which see in ListRows; here is how it behaves."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._all: tuple[R, ...] = ()
        self._is_read = False
        self._shown: _Shown[R] | None = None
        self._wanted: Hashable = None
        self._saving = False
        self._connect()
        self._bind_keys()
        self._show_nothing()

    # What Setup asks ------------------------------------------------------------------------------

    @property
    def row(self) -> R | None:
        """The row in the form, as it was read last; None: a new one, or none."""
        return None if self._shown is None else self._shown.row

    @property
    def rows(self) -> tuple[R, ...]:
        """Every row that was read, whatever the filter hides."""
        return self._all

    def shown(self) -> None:
        """Look for news; the focus goes to the list."""
        self._read()
        if not self.form.is_changed():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, change: Change) -> None:
        """Read again, soon, if it is about these rows."""
        if change.touches(*self.TOPICS):
            self._later.start()

    def show_item(self, item: object) -> None:
        """Choose the row with this key; "new" begins a new one."""
        if item == "new":
            self.add()
        elif item is not None and not self.table.choose(item):
            self._wanted = item
            self._read()

    def has_unsaved(self) -> bool:
        """Whether the form says something else than what stands."""
        return self._shown is not None and self.form.is_changed()

    def save_unsaved(self) -> None:
        """As Save."""
        self.save()

    def discard_unsaved(self) -> None:
        """As Undo changes."""
        self.undo()

    # Reading --------------------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        self.session.read(
            self.read_rows, self._show_rows, self._on_unread, owner=self, topic="rows"
        )

    def _show_rows(self, rows: tuple[R, ...]) -> None:
        first_time = not self._is_read
        self._is_read = True
        self.notice.was_read()
        self._all = rows
        self._update_shown()
        self._filter()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.table.choose(wanted)
        elif first_time and self._shown is None and self.model.rows:
            self.table.selectRow(0)
        self.rows_read()

    @Slot()
    def _filter(self) -> None:
        """Show the rows that have every word of the filter."""
        wanted = self.frame.filter.text().casefold().split()
        rows = [row for row in self._all if all(self.matches(row, word) for word in wanted)]
        self.model.set_rows(rows, key=self.key_of)
        self.frame.say_count(len(rows), len(self._all))

    def _update_shown(self) -> None:
        """Another desk may have changed, or removed, what the form shows."""
        shown = self._shown
        if shown is None or shown.is_new or self._saving:
            return
        now = next((row for row in self._all if self.key_of(row) == shown.key), None)
        if now == shown.row:
            return
        if now is None:
            self._lost(shown)
            return
        was_typed = self.form.is_changed()
        clashes = self.form.take(self.values_of(now))
        self._shown = _Shown(shown.key, now)
        self._show_state()
        self.form_changed(now, is_new=False)
        title = self.tr("{name} was changed at another desk").format(name=self.name_of(now))
        tell_taken(self.notice, self.form, title, was_typed=was_typed, clashes=clashes)

    def _lost(self, shown: _Shown[R]) -> None:
        name = "" if shown.row is None else self.name_of(shown.row)
        title = self.tr("{name} is no longer there").format(name=name)
        if self.form.is_changed():
            # what was typed stays, as a new one: nobody loses it by another's hand
            typed = self.form.values()
            self._shown = _Shown(None, None, is_new=True)
            self.form.fill(self.values_of(None))
            self.form.put(typed)
            self._show_state()
            self.notice.show_info(
                title, self.tr("What you typed stays here; Save writes it as a new one.")
            )
            return
        self._show_nothing()
        self.notice.show_info(title, self.tr("Another desk removed or renamed it."))

    # Where the person goes ------------------------------------------------------------------------

    @Slot(object)
    def _on_current_changed(self, row: R | None) -> None:
        if row is None:
            if self._shown is not None and not self._shown.is_new and not self.form.is_changed():
                self._show_nothing()
            return
        key = self.key_of(row)
        if self._shown is not None and not self._shown.is_new and self._shown.key == key:
            return
        self._go(partial(self._show_key, key))

    def _show_key(self, key: Hashable) -> None:
        row = next((row for row in self._all if self.key_of(row) == key), None)
        if row is None:
            return
        self._shown = _Shown(key, row)
        self._way = None
        self.unsaved.clear()
        self.form.fill(self.values_of(row))
        self._show_state()
        self.form_changed(row, is_new=False)
        self.table.choose(key)

    def _show_nothing(self) -> None:
        self._shown = None
        self._way = None
        self.unsaved.clear()
        self.form.fill(self.values_of(None))
        self._show_state()
        self.form_changed(None, is_new=False)

    @Slot()
    def add(self) -> None:
        """Begin a new row."""
        self._go(self._show_new)

    def _show_new(self) -> None:
        self._shown = _Shown(None, None, is_new=True)
        self._way = None
        self.unsaved.clear()
        self.notice.clear()
        self.form.fill(self.values_of(None))
        let_go(self.table)
        self._show_state()
        self.form_changed(None, is_new=True)
        self.form.focus_first()

    def _go(self, way: Callable[[], None]) -> None:
        """Go there, unless something typed would be left behind: then ask, and stay for now."""
        if not self.has_unsaved():
            way()
            return
        self._way = way
        # the view is still busy with the key that moved the cursor
        QTimer.singleShot(0, self, self._cursor_back)
        if not self._saving:
            self.unsaved.ask(self._title())

    @Slot()
    def _cursor_back(self) -> None:
        """The cursor of the list stands where the form is."""
        if self._way is None or self._shown is None:
            return
        if self._shown.is_new or not self.table.choose(self._shown.key):
            let_go(self.table)

    @Slot()
    def _discard_and_go(self) -> None:
        way = self._way
        self.form.undo()
        self.unsaved.clear()
        if way is not None:
            way()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Saving ---------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Check and write; errors stand beside their fields."""
        shown = self._shown
        if shown is None or self._saving or not (self.form.is_changed() or shown.is_new):
            return
        self.form.settle()
        problems = self.form.problems()
        self.form.say_errors(problems)
        if problems:
            return
        self.notice.clear()
        self.unsaved.clear()
        base, typed, before = self.form.base, self.form.values(), shown.row
        sent: list[Mapping[str, Any]] = []

        def act(desk: Desk, act_id: UUID) -> R:
            # merged once: repeated under its id, an act says the same
            if not sent:
                sent.append(self._merged(desk, base, typed, shown))
            return self.write(desk, act_id, sent[0], before)

        self._set_saving(on=True)
        self.session.act(
            act,
            partial(self._on_saved, shown, typed),
            partial(self._on_not_saved, shown),
            owner=self,
        )

    def _merged(
        self, desk: Desk, base: Mapping[str, Any], typed: Mapping[str, Any], shown: _Shown[R]
    ) -> Mapping[str, Any]:
        """What was typed, and in the other fields what stands now, also what nobody saw yet."""
        if shown.is_new:
            return typed
        now = next((row for row in self.read_rows(desk) if self.key_of(row) == shown.key), None)
        if now is None:
            return typed
        stands = self.values_of(now)
        return {key: value if value != base[key] else stands[key] for key, value in typed.items()}

    def _on_saved(self, shown: _Shown[R], sent: Mapping[str, Any], row: R) -> None:
        way = self._way
        self._set_saving(on=False)
        self._put(row, instead_of=shown.key)
        is_shown = self._shown is shown
        if is_shown:
            self._shown = _Shown(self.key_of(row), row)
            self.form.was_written(sent, self.values_of(row))
        self._filter()
        self._show_state()
        self.was_saved(row, was_new=shown.is_new)
        self._way = None
        self.unsaved.clear()
        if way is not None and not self.form.is_changed():
            way()
        elif is_shown:
            self.table.choose(self.key_of(row))
            self.form_changed(row, is_new=False)
        self._read()

    def _put(self, row: R, *, instead_of: Hashable) -> None:
        """The list shows it at once, in its place as soon as it is read again."""
        keys = [self.key_of(one) for one in self._all]
        old = instead_of if instead_of in keys else self.key_of(row)
        if old in keys:
            place = keys.index(old)
            self._all = (*self._all[:place], row, *self._all[place + 1 :])
        else:
            self._all = (*self._all, row)

    def _on_not_saved(self, shown: _Shown[R] | None, error: BookerError) -> None:
        # whether it stands is not known: it is asked again under the same id, nothing else is sent
        self._set_saving(on=isinstance(error, Unanswered))
        self.notice.clear()
        if not isinstance(error, Unanswered):
            self._way = None
            # what came meanwhile was left aside
            self._later.start()
        # the form may be about another row by now
        is_at_field = error.field in self.form.rows and self._shown is shown
        if is_at_field and error.field is not None:
            self.form.say_errors({error.field: said(error.message)})
        if not is_at_field or not isinstance(error, InvalidInput):
            self.notice.show_error(error)

    @Slot()
    def undo(self) -> None:
        """Show what stands again; a new row is left."""
        if self._shown is None or self._saving:
            return
        self.notice.clear()
        self.unsaved.clear()
        had_focus = has_focus_inside(self.frame.right)
        if self._shown.is_new:
            self._show_nothing()
            if self.model.rows:
                self.table.selectRow(0)
        elif self.form.is_changed():
            self.form.undo()
            return
        if had_focus:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def switch_shown(self) -> None:
        """Deactivate what is in use, activate what is not; what is typed stays typed."""
        row = self.row
        if row is None or self._saving:
            return
        active = not self.is_active(row)

        def done(after: R) -> None:
            self._set_saving(on=False)
            self._put(after, instead_of=self.key_of(row))
            if self.row == row:
                self._shown = _Shown(self.key_of(after), after)
                self.form.take(self.values_of(after))
                self.form_changed(after, is_new=False)
            self._filter()
            self._show_state()
            self.was_switched(after, active=active)

        self._set_saving(on=True)
        self.session.act(
            lambda desk, act_id: self.switch(desk, act_id, row, active=active),
            done,
            partial(self._on_not_saved, None),
            owner=self,
        )

    def _set_saving(self, *, on: bool) -> None:
        self._saving = on
        self._show_state()

    # ----------------------------------------------------------------------------------------------

    def _title(self) -> str:
        if self._shown is None:
            return ""
        return self.words.new if self._shown.row is None else self.name_of(self._shown.row)

    @Slot()
    def _show_state(self) -> None:
        """What can be done now."""
        shown = self._shown
        changed = self.has_unsaved()
        self.frame.show_form(
            self._title(),
            is_shown=shown is not None,
            is_active=None if self.row is None else self.is_active(self.row),
            is_changed=changed,
            can_save=not self._saving and (changed or (shown is not None and shown.is_new)),
            can_undo=not self._saving and (changed or (shown is not None and shown.is_new)),
            can_switch=self.row is not None,
        )
        if self.tell_unsaved() and not changed:
            self._way = None
            self.unsaved.clear()

    @Slot(object)
    def _on_row_activated(self, row: R) -> None:
        del row
        self.form.focus_first()

    @Slot()
    def _to_table(self) -> None:
        if self.table.current_row() is None and self.model.rows and not self.has_unsaved():
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _clear_filter(self) -> None:
        self.frame.filter.clear()
        self._to_table()

    def _connect(self) -> None:
        frame = self.frame
        frame.filter.textChanged.connect(self._filter)
        frame.filter.entered.connect(self._to_table)
        frame.filter.left.connect(self._clear_filter)
        frame.add_button.clicked.connect(self.add)
        frame.save_button.clicked.connect(self.save)
        frame.undo_button.clicked.connect(self.undo)
        frame.switch_button.clicked.connect(self.switch_shown)
        frame.import_button.clicked.connect(self.ask_import)
        frame.export_button.clicked.connect(self.ask_export)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self._on_row_activated)
        self.form.edited.connect(self._show_state)
        self.form.entered.connect(self.save)
        self.form.left.connect(self.undo)
        self.unsaved.saved.connect(self.save)
        self.unsaved.discarded.connect(self._discard_and_go)
        self.unsaved.closed.connect(self._stay)

    def _bind_keys(self) -> None:
        Shortcut.SETUP_ADD.bind(self, self.add)
        Shortcut.SETUP_SAVE.bind(self, self.save)
        Shortcut.FIND.bind(self, self._find)
        Shortcut.REFRESH.bind(self, self._read)

    def _find(self) -> None:
        self.frame.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.frame.filter.selectAll()
