"""The branch's own rules: each with what it does for a customer."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.catalog.rules import BranchRules, branch_rules, set_rules
from core.errors import InvalidInput, Unanswered
from ui.icons import set_icon
from ui.sentences import said
from ui.setup.fields import NumberField, TimeField
from ui.setup.read_page import ReadPage
from ui.setup.record_form import RecordForm
from ui.setup.taken import tell_taken
from ui.setup.template_words import language_word
from ui.shortcuts import Shortcut
from ui.theme import GRID, Size
from ui.widgets.choice import Choice
from ui.widgets.heading import Heading, Hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from core.database.desk import Desk
    from core.database.live import Change
    from core.errors import BookerError
    from ui.session import Session

LANGUAGES: Final = ("en", "es")
"""Those that messages are shipped in, by their own names."""
_WIDEST: Final = 180 * GRID
_NAMED: Final = ("name", "timezone")


class RulesForm(RecordForm):
    """Minutes, days, a time of day and a language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        minutes = self.tr("min")
        self._title(self.tr("Holding"))
        self.add(
            self.number(
                "hold_minutes",
                self.tr("A &hold stands for"),
                NumberField(1, 1440, minutes),
                self.tr(
                    "So long a window is kept for the customer before a dispatcher confirms it."
                    " Then it is open to others again."
                ),
            ),
            self.number(
                "proposal_minutes",
                self.tr("A &proposal stands for"),
                NumberField(1, 10_080, minutes, step=15),
                self.tr(
                    "So long the customer may think about another window; both are kept meanwhile."
                ),
            ),
        )
        self._title(self.tr("What is offered"))
        self.add(
            self.number(
                "minimum_notice_minutes",
                self.tr("Minimum &notice"),
                NumberField(0, 20_160, minutes, step=15),
                self.tr("A window that begins sooner than this is not offered any more."),
            ),
            self.number(
                "horizon_days",
                self.tr("Booked &ahead at most"),
                NumberField(1, 730, self.tr("days")),
                self.tr("Customers are offered no day further ahead than this."),
            ),
        )
        self._title(self.tr("Days and messages"))
        self.language = Choice(self.tr("Language of messages"))
        for code in LANGUAGES:
            self.language.addItem(language_word(code), code)
        self.add(
            self.time(
                "settled_at",
                self.tr("A day is se&ttled at"),
                TimeField(),
                self.tr(
                    "On the day before: from then on no visit goes to another technician by itself."
                ),
            ),
            self.choice(
                "language",
                self.tr("&Language of messages"),
                self.language,
                self.tr("Confirmations are written to customers in this language."),
            ),
        )
        self.add_end()

    def know_language(self, code: str) -> None:
        """Offer a language that stands and is none of the usual ones."""
        if self.language.findData(code) < 0:
            self.language.addItem(QLocale(code).nativeLanguageName() or code, code)

    def _title(self, words: str) -> None:
        title = QLabel(words)
        title.setFont(Size.BODY.font(bold=True))
        self.add_space()
        self.add(title)


class RulesPage(ReadPage):
    """One form; Save writes what was changed."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"branches"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.notice = Notice()
        self.form = RulesForm()
        self._about = Hint()
        self._rules: BranchRules | None = None
        self._saving = False
        self._state = QLabel()
        self.save_button = self._button(
            self.tr("&Save"), "save", self.tr("Save what was typed"), Shortcut.SETUP_SAVE.keys()
        )
        self.undo_button = self._button(
            self.tr("Un&do changes"), "undo", self.tr("Undo what was typed"), self.tr("Esc")
        )
        self._arrange()
        self.form.setEnabled(False)
        self.form.edited.connect(self._show_state)
        self.form.entered.connect(self.save)
        self.form.left.connect(self.undo)
        self.save_button.clicked.connect(self.save)
        self.undo_button.clicked.connect(self.undo)
        Shortcut.SETUP_SAVE.bind(self, self.save)
        Shortcut.REFRESH.bind(self, self._read)
        self._show_state()

    # What Setup asks -----------------------------------------------------------------------------

    def shown(self) -> None:
        """Look for news; the focus goes to the first rule."""
        self._read()
        if not self.form.is_changed():
            self.form.focus_first()

    def changed(self, change: Change) -> None:
        """Read again, soon, if the branch changed."""
        if change.touches(*self.TOPICS):
            self._later.start()

    def has_unsaved(self) -> bool:
        """Whether the form says something else than what stands."""
        return self._rules is not None and self.form.is_changed()

    def save_unsaved(self) -> None:
        """As Save."""
        self.save()

    def discard_unsaved(self) -> None:
        """As Undo changes."""
        self.undo()

    # Reading -------------------------------------------------------------------------------------

    @Slot()
    def _read(self) -> None:
        self.session.read(branch_rules, self._show, self._on_unread, owner=self, topic="rules")

    def _show(self, rules: BranchRules) -> None:
        self.notice.was_read()
        if rules == self._rules or self._saving:
            return
        before, self._rules = self._rules, rules
        self._about.setText(
            self.tr("{branch}, times in {timezone}.").format(
                branch=rules.name, timezone=rules.timezone
            )
        )
        self.form.know_language(rules.language)
        if before is None:
            self.form.setEnabled(True)
            self.form.fill(_values(rules))
            if self.isVisible() and not self.form.is_changed():
                self.form.focus_first()
            return
        was_typed = self.form.is_changed()
        clashes = self.form.take(_values(rules))
        title = self.tr("The rules were changed at another desk")
        tell_taken(self.notice, self.form, title, was_typed=was_typed, clashes=clashes)

    # Saving --------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Write the rules that were typed, and only those."""
        if self._saving or not self.has_unsaved():
            return
        self.form.settle()
        problems = self.form.problems()
        self.form.say_errors(problems)
        if problems:
            return
        self.notice.clear()
        sent = self.form.values()
        typed = {key: sent[key] for key in self.form.typed()}

        def act(desk: Desk, act_id: UUID) -> BranchRules:
            set_rules(desk, act_id, branch=_content(typed))
            return branch_rules(desk)

        def done(rules: BranchRules) -> None:
            self._saving = False
            self._rules = rules
            self.form.was_written(sent, _values(rules))
            self._show_state()
            self.notice.show_success(self.tr("The rules are saved"))

        self._saving = True
        self._show_state()
        self.session.act(act, done, self._on_not_saved, owner=self)

    def _on_not_saved(self, error: BookerError) -> None:
        # whether it stands is not known: it is asked again under the same id, nothing else is sent
        self._saving = isinstance(error, Unanswered)
        self.notice.clear()
        if not self._saving:
            # what came meanwhile was left aside
            self._later.start()
        self._show_state()
        if error.field is not None and error.field in self.form.rows:
            self.form.say_errors({error.field: said(error.message)})
        if error.field not in self.form.rows or not isinstance(error, InvalidInput):
            self.notice.show_error(error)

    @Slot()
    def undo(self) -> None:
        """Show what stands again."""
        if self._rules is not None and not self._saving:
            self.notice.clear()
            self.form.undo()

    @Slot()
    def _show_state(self) -> None:
        changed = self.has_unsaved()
        for button in (self.save_button, self.undo_button):
            button.setEnabled(changed and not self._saving)
        self._state.setText(self.tr("not saved yet") if changed else "")
        self.tell_unsaved()

    # ---------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.undo_button)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self._state, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(2 * GRID)
        page.addWidget(Heading(self.tr("Rules")))
        page.addWidget(self._about)
        page.addWidget(self.notice)
        page.addWidget(area, 1)
        page.addLayout(buttons)

    def _button(self, words: str, icon: str, name: str, keys: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        set_icon(button, icon)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})")
        return button


def _values(rules: BranchRules) -> dict[str, Any]:
    return {key: value for key, value in asdict(rules).items() if key not in _NAMED}


def _content(typed: Mapping[str, Any]) -> dict[str, Any]:
    """The rules as JSON has them."""
    content = dict(typed)
    if "settled_at" in content:
        content["settled_at"] = content["settled_at"].isoformat()
    return content
