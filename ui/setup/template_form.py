"""The texts of a template as fields, and the list of what can be filled in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QTabWidget, QVBoxLayout, QWidget

from core.messages.templates import LONGEST_SUBJECT, TemplateRefused, template_variables
from ui.sentences import said
from ui.setup.code_edit import CodeEdit
from ui.theme import GRID
from ui.widgets.heading import FieldRow
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.search_field import SearchField
from ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from core.errors import BookerError
    from core.messages.templates import Template, Variable
    from ui.session import Session

_LEAST_HEIGHT: Final = 24 * GRID
_MOST_HEIGHT: Final = 54 * GRID
_COLUMNS: Final = "setup/templates/variables"
_NAME_WIDTH: Final = 36 * GRID
_ABOUT_WIDTH: Final = 48 * GRID
_EXAMPLE_WIDTH: Final = 60 * GRID


class TemplateForm(QWidget):
    """``edited`` comes with every change; what is typed is read with `template`.

    Enter on a variable puts it where the cursor was last.
    """

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template: Template | None = None
        self._filling = False
        self.subject = QLineEdit()
        self.subject.setMaxLength(LONGEST_SUBJECT)
        self.html = CodeEdit(self.tr("Formatted text (HTML)"))
        self.text = CodeEdit(self.tr("Plain text"))
        self.subject.setFont(self.html.font())
        self._last: QLineEdit | CodeEdit = self.subject
        self.rows = {
            "subject": FieldRow(self.tr("Sub&ject"), self.subject),
            "html": FieldRow(self.tr("Formatted te&xt (HTML)"), self.html),
            "text": FieldRow(self.tr("P&lain text"), self.text),
        }
        self.parts = QTabWidget()
        self.parts.setDocumentMode(True)
        self.parts.setAccessibleName(self.tr("Formatted or plain text"))
        self.parts.tabBar().setAccessibleName(self.tr("Formatted or plain text"))
        for part, words in (("html", self.tr("Formatted")), ("text", self.tr("Plain text"))):
            self.parts.addTab(self._page(self.rows[part]), words)
        self.search = SearchField(self.tr("Find a variable"), self.tr("Find what can be filled in"))
        self.model: RowsModel[Variable] = RowsModel(self._columns(), self)
        self.variables = Table(
            self.model,
            self.tr("What can be filled in"),
            preferences=session.preferences,
            preferences_key=_COLUMNS,
        )
        if session.preferences.state(_COLUMNS) is None:
            self.variables.setColumnWidth(0, _NAME_WIDTH)
            self.variables.setColumnWidth(1, _EXAMPLE_WIDTH)
        self.variables.set_empty_text(
            self.tr("Nothing of that name"), self.tr("Clear the search to see all.")
        )
        self.variables.setMinimumHeight(_LEAST_HEIGHT)
        self.variables.setMaximumHeight(_MOST_HEIGHT)
        self.variables.set_spare_columns({1: _EXAMPLE_WIDTH + _ABOUT_WIDTH})
        self._arrange()
        self._connect()

    # What it says ------------------------------------------------------------------------------

    def show_template(self, template: Template) -> None:
        """Show its texts; what was typed before is gone. A text message has but one."""
        self._template = template
        is_sms = template.channel == "sms"
        self.rows["subject"].setHidden(is_sms)
        self.parts.setTabVisible(0, not is_sms)
        if is_sms:
            self.parts.setCurrentIndex(1)
        self.parts.setTabText(1, self._text_word())
        self._last = self.text if is_sms else self.subject
        self.setFocusProxy(self._last)
        self.put(template)
        self.clear_errors()
        self._list_variables()

    def put(self, template: Template) -> None:
        """Put these texts into the fields, as if they had been typed; the form's own row stays."""
        self._filling = True
        self.subject.setText(template.subject.strip())
        self.html.setPlainText(template.html)
        self.text.setPlainText(template.text)
        self._filling = False
        self.edited.emit()

    def template(self) -> Template | None:
        """The template with the texts as they are typed now; None: none is shown."""
        if self._template is None:
            return None
        return replace(
            self._template,
            subject=self.subject.text(),
            html=self.html.toPlainText(),
            text=self.text.toPlainText(),
        )

    def is_changed(self) -> bool:
        """Whether the fields say something else than what was shown."""
        typed, shown = self.template(), self._template
        if typed is None or shown is None:
            return False
        return texts(typed) != texts(shown)

    def show_error(self, error: BookerError, *, go_there: bool = False) -> bool:
        """Say what is wrong at its field and line; False: it is about no field.

        ``go_there``: put the cursor there as well.
        """
        self.clear_errors()
        if error.field not in self.rows:
            return False
        self.rows[error.field].set_error(said(error.message))
        field = {"subject": self.subject, "html": self.html, "text": self.text}[error.field]
        if isinstance(field, CodeEdit) and isinstance(error, TemplateRefused):
            field.mark_line(error.line)
        self._mark_tabs(error.field)
        if go_there:
            if field is not self.subject:
                self.parts.setCurrentIndex(0 if field is self.html else 1)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(field, CodeEdit) and isinstance(error, TemplateRefused):
                field.go_to_line(error.line)
        return True

    def clear_errors(self) -> None:
        """Nothing is wrong."""
        for row in self.rows.values():
            row.set_error("")
        self.html.mark_line(None)
        self.text.mark_line(None)
        self._mark_tabs("")

    @Slot(object)
    def insert(self, variable: Variable) -> None:
        """Put a variable where the cursor was last, and go on there."""
        words = f"{{{{ {variable.name} }}}}"
        if isinstance(self._last, QLineEdit):
            self._last.insert(words)
        else:
            self._last.insertPlainText(words)
        self._last.setFocus(Qt.FocusReason.OtherFocusReason)

    # -------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column[Variable], ...]:
        return (
            Column(
                "name",
                self.tr("To fill in"),
                lambda v: f"{{{{ {v.name} }}}}",
                tool_tip=lambda v: v.example,
            ),
            Column("example", self.tr("For example"), lambda v: v.example),
            Column("about", self.tr("What it is"), lambda v: said(v.about)),
        )

    @staticmethod
    def _page(row: FieldRow) -> QWidget:
        # the tab says what it is: a label above the field would say it twice
        row.label.hide()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, GRID, 0, 0)
        policy = row.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Expanding)
        row.setSizePolicy(policy)
        column.addWidget(row, 1)
        return page

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.rows["subject"])
        column.addWidget(self.parts, 3)
        column.addWidget(self.search)
        column.addWidget(self.variables, 1)

    def _connect(self) -> None:
        self.subject.textChanged.connect(self._on_edited)
        self.subject.installEventFilter(self)
        for field in (self.html, self.text):
            field.textChanged.connect(self._on_edited)
            field.entered.connect(partial(self._remember, field))
        self.search.textChanged.connect(self._list_variables)
        self.search.returnPressed.connect(self._on_search_entered)
        self.variables.row_activated.connect(self.insert)

    @Slot()
    def _on_edited(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _remember(self, field: CodeEdit) -> None:
        self._last = field

    @Slot()
    def _list_variables(self) -> None:
        if self._template is None:
            return
        word = self.search.text().strip().casefold()
        found = [
            variable
            for variable in template_variables(self._template.kind)
            if word in f"{variable.name} {said(variable.about)} {variable.example}".casefold()
        ]
        self.model.set_rows(found, key=lambda variable: variable.name)

    @Slot()
    def _on_search_entered(self) -> None:
        """The one that was found, or named, is put in; else the first is under the cursor."""
        word = self.search.text().strip().casefold()
        named = [variable for variable in self.model.rows if variable.name == word]
        if named or len(self.model.rows) == 1:
            self.insert((named or self.model.rows)[0])
        elif self.model.rows:
            self.variables.selectRow(0)
            self.variables.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text_word(self) -> str:
        if self._template is not None and self._template.channel == "sms":
            return self.tr("Text message")
        return self.tr("Plain text")

    def _mark_tabs(self, part: str) -> None:
        for index, (name, words) in enumerate(
            (("html", self.tr("Formatted")), ("text", self._text_word()))
        ):
            self.parts.setTabText(index, f"! {words}" if name == part else words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """A variable goes where the cursor was last."""
        if watched is self.subject and event.type() == QEvent.Type.FocusIn:
            self._last = self.subject
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Down leaves the search for the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.variables.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)


def texts(template: Template) -> tuple[str, str, str]:
    """A template's texts as they are compared: a line's end more or less is no change."""
    return (template.subject.strip(), template.html.rstrip("\n"), template.text.rstrip("\n"))
