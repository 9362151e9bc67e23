"""How a site's customer is written to: folded away until somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QToolButton, QVBoxLayout, QWidget

from core.messages.contact import LONGEST_HOW, ContactEntry
from core.messages.kinds import LANGUAGES
from ui.icons import set_icon
from ui.moments import LocalTimes
from ui.setup.template_words import language_word
from ui.theme import GRID
from ui.widgets.choice import Choice
from ui.widgets.heading import FieldRow, Hint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from core.messages.contact import Contact

_LETTERS: Final = 8
CONTACT_KEYS: Final = ("language", "timezone", "sms_number", "how")


class ContactFields(QWidget):
    """``edited`` comes with every change; ``entered``: Enter in a field; ``unfolded``: opened.

    One stop of Tab while it is folded; what is in it stands below in words.
    """

    edited = Signal()
    entered = Signal()
    unfolded = Signal()

    def __init__(self, timezone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times = LocalTimes(timezone)
        self._contact: Contact | None = None
        self._opened = ContactEntry("")
        self._phone = ""
        self._filling = False
        self._is_open = False
        self.fold_button = QToolButton()
        self.fold_button.setText(self.tr("Messa&ges"))
        self.fold_button.setToolTip(self.tr("Language, time zone, text messages"))
        self.fold_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold_button.setAutoRaise(True)
        self.fold_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.language = Choice(self.tr("Language of messages"))
        self.zone = Choice(self.tr("Time zone of the site"))
        for choice in (self.language, self.zone):
            # a zone's long name must not make the pane wider
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(_LETTERS)
        self.summary = Hint()
        self.sms = QCheckBox(self.tr("Agree&d to text messages"))
        self.sms.setAccessibleName(self.tr("Agreed to text messages"))
        self.number = QLineEdit()
        self.how = QLineEdit()
        self.how.setMaxLength(LONGEST_HOW)
        self.how.setPlaceholderText(self.tr("on the phone, in writing …"))
        self.rows = {
            "language": FieldRow(self.tr("Language of messages"), self.language),
            "timezone": FieldRow(self.tr("Ti&me zone"), self.zone),
            "sms_number": FieldRow(self.tr("Mo&bile number"), self.number),
            "how": FieldRow(self.tr("How the&y agreed"), self.how),
        }
        self.facts = Hint()
        self._inside = QWidget()
        self._arrange()
        self._offer(timezone)
        self._connect()
        self.show_contact(None)

    # What it says --------------------------------------------------------------------------------

    def show_contact(self, contact: Contact | None) -> None:
        """Show what stands; None: a new site's, which is the branch's way. Folds it."""
        self._contact = contact
        self._filling = True
        language = contact.language if contact else None
        if language and self.language.findData(language) < 0:
            self.language.addItem(language_word(language), language)
        zone = contact.timezone if contact else None
        if zone and self.zone.findData(zone) < 0:
            self.zone.addItem(zone, zone)
        self.language.choose(language or "")
        self.zone.choose(zone or "")
        agrees = contact is not None and contact.agrees
        self.sms.setChecked(agrees)
        self.number.setText((contact.sms_number or "") if contact else "")
        self.how.setText((contact.sms_agreed_how or "") if contact and agrees else "")
        self._filling = False
        self._opened = self.entry("")
        self.say_errors({})
        self.fold(open_it=False)
        self._show_state()

    def follow_phone(self, phone: str) -> None:
        """The site's telephone, offered as the mobile number to who ticks the box."""
        self._phone = phone

    def entry(self, site: str) -> ContactEntry:
        """What the fields say, of the site with that number."""
        return ContactEntry(
            site,
            language=str(self.language.currentData()) or None,
            timezone=str(self.zone.currentData()) or None,
            sms=self.sms.isChecked(),
            sms_number=(self.number.text().strip() or None) if self.sms.isChecked() else None,
            how=(self.how.text().strip() or None) if self.sms.isChecked() else None,
        )

    def is_changed(self) -> bool:
        """Whether they say something else than what stands."""
        return self.entry("") != self._opened

    def missing(self) -> dict[str, str]:
        """What an agreement lacks, by its field."""
        entry, stands = self.entry(""), self._contact
        if not entry.sms or not self.is_changed():
            return {}
        lacks = {}
        if entry.sms_number is None:
            lacks["sms_number"] = self.tr("Say to which number.")
        is_same = stands is not None and stands.agrees and stands.sms_number == entry.sms_number
        if entry.how is None and not is_same:
            lacks["how"] = self.tr("Say how the customer agreed.")
        return lacks

    def say_errors(self, sentences: Mapping[str, str], *, go_there: bool = True) -> None:
        """Say what is wrong beside its field, unfolded; ``go_there``: put the cursor there."""
        for key, row in self.rows.items():
            row.set_error(sentences.get(key, ""))
        wrong = next((row for key, row in self.rows.items() if key in sentences), None)
        if wrong is None:
            return
        self.fold(open_it=True)
        if go_there:
            wrong.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self, *, open_it: bool) -> None:
        """Show the fields, or the button alone."""
        self._is_open = open_it
        self._show_state()
        if open_it:
            self.unfolded.emit()

    @property
    def is_open(self) -> bool:
        """Whether the fields are to be seen."""
        return self._is_open

    # ---------------------------------------------------------------------------------------------

    def _offer(self, timezone: str) -> None:
        self.language.addItem(self.tr("as the branch"), "")
        for code in LANGUAGES:
            self.language.addItem(language_word(code), code)
        self.zone.addItem(self.tr("as the branch: {zone}").format(zone=timezone), "")
        country = QTimeZone(timezone.encode()).territory()
        for name in QTimeZone.availableTimeZoneIds(country):
            words = bytes(name.data()).decode()
            if words != timezone:
                self.zone.addItem(words, words)

    def _arrange(self) -> None:
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(0, 0, 0, GRID)
        inner.setSpacing(2 * GRID)
        inner.addWidget(self.rows["language"])
        inner.addWidget(self.rows["timezone"])
        inner.addWidget(self.sms)
        inner.addWidget(self.rows["sms_number"])
        inner.addWidget(self.rows["how"])
        inner.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.summary)
        column.addWidget(self._inside)

    def _connect(self) -> None:
        self.fold_button.clicked.connect(self._on_fold_clicked)
        for choice in (self.language, self.zone):
            choice.currentIndexChanged.connect(self._on_edited)
        for line in (self.number, self.how):
            line.textChanged.connect(self._on_edited)
            line.returnPressed.connect(self.entered)
        self.sms.toggled.connect(self._on_sms_toggled)

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.fold(open_it=not self._is_open)

    @Slot(bool)
    def _on_sms_toggled(self, on: bool) -> None:  # noqa: FBT001 (a signal's value)
        if on and not self._filling and not self.number.text().strip():
            self.number.setText(self._phone)
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        if not self._filling:
            self._show_state()
            self.edited.emit()

    @Slot()
    def _show_state(self) -> None:
        agrees = self.sms.isChecked()
        self._inside.setVisible(self._is_open)
        set_icon(self.fold_button, "unfolded" if self._is_open else "next")
        for key in ("sms_number", "how"):
            self.rows[key].setVisible(agrees)
        facts = self._facts()
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        summary = self._summary()
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary) and not self._is_open)
        state = self.tr("unfolded") if self._is_open else self.tr("folded")
        self.fold_button.setAccessibleName(self.tr("Messages: language, text messages"))
        self.fold_button.setAccessibleDescription(
            ", ".join(part for part in (summary, state) if part)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter on the button folds, as Space does."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.fold_button.hasFocus():
            self._on_fold_clicked()
            return
        super().keyPressEvent(event)

    def _summary(self) -> str:
        """What a folded one holds that is not the branch's own way."""
        entry, parts = self.entry(""), []
        if entry.language:
            parts.append(language_word(entry.language))
        if entry.timezone:
            parts.append(entry.timezone)
        if entry.sms:
            parts.append(self.tr("text messages to {number}").format(number=entry.sms_number or ""))
        elif self._contact is not None and self._contact.sms_stopped_at is not None:
            parts.append(self.tr("text messages stopped by the customer"))
        return ", ".join(parts)

    def _facts(self) -> str:
        """When, and to whom, the customer said so; or that they stopped it themselves."""
        contact = self._contact
        if contact is None:
            return ""
        if contact.sms_stopped_at is not None:
            return self.tr(
                "The customer stopped text messages on {when}. Tick the box only if they agree"
                " anew."
            ).format(when=self._times.moment(contact.sms_stopped_at))
        if contact.sms_agreed_at is not None and contact.agrees:
            return self.tr("Noted by {who} on {when}.").format(
                who=contact.sms_agreed_by, when=self._times.moment(contact.sms_agreed_at)
            )
        return ""
