"""Message templates: what customers read, edited with a preview of a real booking beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.errors import InvalidInput, Unanswered
from core.messages.templates import (
    check_template,
    drop_template,
    forgotten,
    list_templates,
    save_template,
    shipped,
)
from ui.icons import set_icon
from ui.moments import LocalTimes
from ui.sentences import said
from ui.setup.read_page import ReadPage
from ui.setup.template_form import TemplateForm, texts
from ui.setup.template_grid import TemplateGrid, TemplateModel, key_of
from ui.setup.template_preview import TemplatePreview
from ui.setup.template_words import language_word, template_name
from ui.setup.unsaved import UnsavedNotice
from ui.shortcuts import Shortcut
from ui.theme import GRID, Size
from ui.widgets.heading import Heading, Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from core.database.desk import Desk
    from core.database.live import Change
    from core.errors import BookerError
    from core.messages.templates import Template
    from ui.session import Session
    from ui.setup.template_grid import Key

_SPLITTER: Final = "setup/templates/splitter"
_LEAST_ROWS, _MOST_ROWS = 3, 8
_TEXTS_NEED: Final = 110 * GRID
"""Pixels of height that the texts and their preview want before the list shows all its rows."""
_FIRST: Final = (520, 440)


class TemplatesPage(ReadPage):
    """The list above, the texts on the left below it, the preview on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.notice = Notice()
        self.unsaved = UnsavedNotice()
        self.model = TemplateModel(self)
        self.table = TemplateGrid(self.model, self.tr("Message templates"))
        self.form = TemplateForm(session)
        self.preview = TemplatePreview(session, LocalTimes(session.desk.branch.timezone))
        self._name = Heading()
        self._name.setFont(Size.BODY.font(bold=True))
        self._state = Hint()
        self.save_button = self._button(self.tr("&Save"), "save", self.tr("Save these texts"))
        self.undo_button = self._button(
            self.tr("&Undo changes"), "undo", self.tr("Undo the changes that are not saved")
        )
        self.shipped_button = self._button(
            self.tr("Back to the shi&pped one"), "history", self.tr("Back to the shipped texts")
        )
        self._stands: Template | None = None
        self._wanted: Key | None = None
        self._saving = False
        self._arrange()
        self._connect()
        self._show_state()

    # What Setup asks ------------------------------------------------------------------------------

    def shown(self) -> None:
        """Look for news; the focus goes to the list, or back to what is being typed."""
        self._read()
        self.preview.read_bookings()
        if not self.has_unsaved():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def changed(self, change: Change) -> None:
        """Read again, soon, if it is about texts; the preview, if it is about its booking."""
        if change.touches("message_templates", "branches"):
            self._later.start()
        if change.touches("bookings", "sites"):
            self.preview.read_bookings()

    def show_item(self, item: object) -> None:
        """Choose the template with this kind, channel and language."""
        if isinstance(item, tuple):
            self.table.choose(item)

    def save_layout(self) -> None:
        """Keep the splitter and the columns."""
        self.session.preferences.set_state(_SPLITTER, self._splitter.saveState())
        self.form.variables.save_layout()

    def has_unsaved(self) -> bool:
        """Whether the fields say something else than what stands."""
        return self._stands is not None and self.form.is_changed()

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
            list_templates, self._show_rows, self._on_unread, owner=self, topic="rows"
        )

    def _show_rows(self, rows: tuple[Template, ...]) -> None:
        self.notice.was_read()
        self.model.set_templates(rows)
        self._fit_list()
        self._update_form(rows)
        if self.table.current_row() is None and rows:
            mine = next((row for row in rows if row.in_use), rows[0])
            self.table.choose(key_of(mine))

    def _fit_list(self) -> None:
        """All of its rows where there is room for them; the texts need the height."""
        room = self.height() - _TEXTS_NEED
        each = self.table.height_of(1) - self.table.height_of(0)
        most = min(_MOST_ROWS, max(1, self.model.rowCount()))
        rows = max(_LEAST_ROWS, min(most, (room - self.table.height_of(0)) // each))
        self.table.setFixedHeight(self.table.height_of(rows))
        self.table.scrollTo(self.table.currentIndex())

    def _update_form(self, rows: tuple[Template, ...]) -> None:
        """Another desk may have changed what the form shows."""
        stands = self._stands
        if stands is None or self._saving:
            return
        now = next((row for row in rows if key_of(row) == key_of(stands)), None)
        if now is None or now == stands:
            return
        if texts(now) == texts(stands) or not self.has_unsaved():
            typed = self.form.template() if self.has_unsaved() else None
            self._show(now)
            if typed is not None:
                self.form.put(typed)
            return
        typed = self.form.template()
        self._show(now)
        if typed is not None:
            self.form.put(typed)
        self.notice.show_info(
            self.tr("Another desk changed this text"),
            self.tr("What you typed stays here. Save to put it in the place of theirs."),
            self.tr("Undo changes shows theirs."),
        )

    # Where the person goes ------------------------------------------------------------------------

    @Slot(object)
    def _on_current_changed(self, row: Template | None) -> None:
        stands = self._stands
        if row is None or (stands is not None and key_of(row) == key_of(stands)):
            return
        if not self.has_unsaved():
            self._go(key_of(row))
            return
        self._wanted = key_of(row)
        # the view is still busy with the key that moved the cursor
        QTimer.singleShot(0, self, self._cursor_back)
        if stands is not None and not self._saving:
            self.unsaved.ask(template_name(stands))

    @Slot()
    def _cursor_back(self) -> None:
        """The cursor of the list stands where the form is."""
        if self._stands is not None and self._wanted is not None:
            self.table.choose(key_of(self._stands))

    def _go(self, key: Key) -> None:
        row = next((row for row in self.model.rows if key_of(row) == key), None)
        self._wanted = None
        self.unsaved.clear()
        if row is not None:
            self.notice.clear()
            self._show(row)
            self.table.choose(key)

    def _show(self, template: Template) -> None:
        self._stands = template
        self.form.show_template(template)
        self.preview.show_template(template, at_once=True)
        self._show_state()

    @Slot()
    def _on_edited(self) -> None:
        self.form.clear_errors()
        self.preview.show_template(self.form.template())
        self._show_state()

    @Slot(object)
    def _on_refused(self, error: BookerError) -> None:
        self.form.show_error(error)

    @Slot()
    def _on_rendered(self) -> None:
        self.form.clear_errors()

    def _show_state(self) -> None:
        stands, unsaved = self._stands, self.has_unsaved()
        for part in (self.form, self.preview):
            part.setEnabled(stands is not None)
        self.save_button.setEnabled(unsaved and not self._saving)
        self.undo_button.setEnabled(unsaved and not self._saving)
        self.shipped_button.setEnabled(stands is not None and not self._is_shipped())
        if stands is not None:
            self._name.setText(template_name(stands))
            self._state.setText(self._state_words(stands, unsaved=unsaved))
        self.tell_unsaved()

    def _is_shipped(self) -> bool:
        typed = self.form.template()
        return typed is not None and texts(typed) == texts(shipped(*key_of(typed)))

    def _state_words(self, stands: Template, *, unsaved: bool) -> str:
        if unsaved:
            return self.tr("not saved yet")
        if stands.fault:
            return self.tr("The shipped text is sent instead: {why}").format(why=said(stands.fault))
        if not stands.in_use:
            return self.tr("For customers whose own language is {language}.").format(
                language=language_word(stands.language)
            )
        return ""

    # Saving ---------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Check and write; what is wrong stands at its field and line."""
        typed = self.form.template()
        if typed is None or self._saving or not self.has_unsaved():
            return
        self.notice.clear()
        self.unsaved.clear()
        is_shipped = self._is_shipped()
        try:
            typed = check_template(typed)
        except InvalidInput as error:
            self._on_not_saved(error)
            return

        def act(desk: Desk, act_id: UUID) -> Template:
            if is_shipped:
                return drop_template(desk, act_id, *key_of(typed))
            return save_template(desk, act_id, typed)

        self._set_saving(on=True)
        self.session.act(act, partial(self._on_saved, typed), self._on_not_saved, owner=self)

    def _on_saved(self, sent: Template, saved: Template) -> None:
        self._set_saving(on=False)
        now = self.form.template()
        typed_since = now if now is not None and texts(now) != texts(sent) else None
        stands = self._stands
        if stands is not None and key_of(stands) == key_of(saved):
            self._show(saved)
            if typed_since is not None:
                self.form.put(typed_since)
        if saved.shipped:
            title = self.tr("{name}: the shipped text is sent again")
        else:
            title = self.tr("{name} is saved")
        self._say_saved(title.format(name=template_name(saved)), saved)
        self._read()
        if self._wanted is not None and not self.has_unsaved():
            self._go(self._wanted)

    def _say_saved(self, title: str, saved: Template) -> None:
        missing = forgotten(saved)
        if missing:
            self.notice.show_info(
                title,
                " ".join(said(sentence) for sentence in missing),
                self.tr("Put it in, if the customer shall read it."),
            )
        else:
            self.notice.show_success(
                title,
                self.tr("From the next hold on. What is drafted already stays as it is."),
            )

    def _on_not_saved(self, error: BookerError) -> None:
        self._set_saving(on=isinstance(error, Unanswered))
        self.notice.clear()
        self._wanted = None
        if not self.form.show_error(error, go_there=True):
            self.notice.show_error(error)

    def _set_saving(self, *, on: bool) -> None:
        self._saving = on
        self._show_state()

    @Slot()
    def undo(self) -> None:
        """Show what stands again."""
        if self._stands is not None and not self._saving:
            self.unsaved.clear()
            self._show(self._stands)

    @Slot()
    def to_shipped(self) -> None:
        """Put the shipped texts into the fields; nothing is lost until they are saved."""
        stands = self._stands
        if stands is None or self._saving:
            return
        self.form.put(shipped(*key_of(stands)))
        if self.has_unsaved():
            self.notice.show_info(
                self.tr("These are the shipped texts"),
                self.tr("Save to send them from now on; Undo changes brings your own back."),
            )
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_discarded(self) -> None:
        wanted = self._wanted
        self.undo()
        if wanted is not None:
            self._go(wanted)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_stay(self) -> None:
        self._wanted = None
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------------------------------------

    def _button(self, words: str, icon: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        button.setAccessibleName(name)
        set_icon(button, icon)
        return button

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        top = QHBoxLayout()
        top.setSpacing(3 * GRID)
        top.addWidget(self._name)
        top.addWidget(self._state, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.shipped_button)
        buttons.addStretch(1)
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.save_button)
        column.addLayout(top)
        column.addWidget(self.form, 1)
        column.addLayout(buttons)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.preview)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes(list(_FIRST))
        state = self.session.preferences.state(_SPLITTER)
        if state is not None:
            self._splitter.restoreState(state)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(2 * GRID)
        page.addWidget(Heading(self.tr("Message templates")))
        page.addWidget(
            Hint(
                self.tr(
                    "What your customers read. English and Spanish texts come with the program; "
                    "your own take their place. Until one works, the shipped one is sent."
                )
            )
        )
        page.addWidget(self.notice)
        page.addWidget(self.unsaved)
        page.addWidget(self.table)
        page.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._on_current_changed)
        self.table.row_activated.connect(self._on_row_activated)
        self.form.edited.connect(self._on_edited)
        self.preview.refused.connect(self._on_refused)
        self.preview.rendered.connect(self._on_rendered)
        self.save_button.clicked.connect(self.save)
        self.undo_button.clicked.connect(self.undo)
        self.shipped_button.clicked.connect(self.to_shipped)
        self.unsaved.saved.connect(self.save)
        self.unsaved.discarded.connect(self._on_discarded)
        self.unsaved.closed.connect(self._on_stay)
        Shortcut.SETUP_SAVE.bind(self, self.save)
        Shortcut.REFRESH.bind(self, self._read)
        Shortcut.FIND.bind(self, self.form.search.setFocus)

    @Slot(object)
    def _on_row_activated(self, row: Template) -> None:
        del row
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """More height, more rows."""
        super().resizeEvent(event)
        self._fit_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.has_unsaved():
            self.undo()
            return
        super().keyPressEvent(event)
