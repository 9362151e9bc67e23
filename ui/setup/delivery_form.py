"""How a branch's messages are delivered, as a form; only what the chosen way needs is shown."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from core.messages.settings import (
    MAIL_PROVIDERS,
    NOTICE_KINDS,
    SMS_KINDS,
    SMS_PROVIDERS,
    SMTP_SECURITIES,
    DeliverySettings,
)
from ui.setup.delivery_words import notice_word
from ui.setup.fields import DecimalField, NumberField, TimeField
from ui.setup.offset_chips import OffsetChips
from ui.setup.record_form import Field, RecordForm
from ui.setup.secret_hint import SecretHint
from ui.setup.template_words import kind_word
from ui.setup.tick_boxes import TickBoxes
from ui.theme import Size
from ui.widgets.choice import Choice
from ui.widgets.heading import Hint

if TYPE_CHECKING:
    from collections.abc import Mapping

W = TypeVar("W", bound="QWidget")

_OPTIONAL: Final = (
    *("reply_to", "notice_address", "smtp_host", "smtp_login"),
    *("twilio_account", "sms_sender"),
)
"""Fields in which blank stands for none."""


class DeliveryForm(RecordForm):
    """Every field of DeliverySettings under its own name."""

    def __init__(self, branch: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # keys are kept for each branch
        self._command = f"booker --branch {branch} secret set"
        # which parts are to be seen with which provider
        self._parts: list[tuple[QWidget, str, frozenset[str]]] = []
        self._add_mail()
        self._add_sms()
        self._add_reminders()
        self._add_notices()
        self._add_worker()
        self.add_end()
        self.mail.currentIndexChanged.connect(self._show_parts)
        self.sms.currentIndexChanged.connect(self._show_parts)
        self._show_parts()

    def says_nothing_for(self, key: str) -> bool:
        """Whether the field is not to be seen now: what is wrong with it cannot stand there."""
        return key not in self.rows or self.rows[key].isHidden()

    # ---------------------------------------------------------------------------------------------

    def _add_mail(self) -> None:
        self._title(self.tr("E-mail"))
        self.mail = Choice(self.tr("E-mails are sent by"))
        for key, words in zip(
            MAIL_PROVIDERS,
            (self.tr("nobody: they wait"), self.tr("Resend"), self.tr("your mail server (SMTP)")),
            strict=True,
        ):
            self.mail.addItem(words, key)
        rate = DecimalField(0.1, 1000, self.tr("a second"), digits=1, step=1)
        self.add(
            self.choice("mail_provider", self.tr("&E-mails are sent by"), self.mail),
            self._mail(
                self.decimal("mails_per_second", self.tr("At &most"), rate), "resend", "smtp"
            ),
        )
        self.add(
            self._mail(self.line("smtp_host", self.tr("Mail ser&ver")), "smtp"),
            self._mail(self.number("smtp_port", self.tr("&Port"), NumberField(1, 65_535)), "smtp"),
        )
        # no thousands in the number of a port
        port = self.rows["smtp_port"].field
        if isinstance(port, NumberField):
            port.setGroupSeparatorShown(False)
        security = Choice(self.tr("Encryption"))
        for key, words in zip(
            SMTP_SECURITIES,
            (self.tr("STARTTLS"), self.tr("TLS from the start"), self.tr("none")),
            strict=True,
        ):
            security.addItem(words, key)
        self.add(
            self._mail(self.choice("smtp_security", self.tr("Encr&yption"), security), "smtp"),
            self._mail(
                self.line("smtp_login", self.tr("Lo&gin"), self.tr("Blank: without one.")), "smtp"
            ),
        )
        self.add(
            self._mail(self.line("sender_name", self.tr("Sender's &name")), "resend", "smtp"),
            self._mail(self.line("sender_address", self.tr("Sender's a&ddress")), "resend", "smtp"),
        )
        self.add(
            self._mail(
                self.line("reply_to", self.tr("&Replies go to"), self.tr("Blank: to the sender.")),
                "resend",
                "smtp",
            )
        )
        where = self.tr("It is kept on the worker's computer and nowhere else. Type there:")
        for name, words, provider in (
            ("resend-api-key", self.tr("Resend needs an API key."), "resend"),
            ("smtp-password", self.tr("The mail server's login needs a password."), "smtp"),
        ):
            secret = SecretHint(f"{words} {where}", f"{self._command} {name}")
            self.add(self._mail(secret, provider))

    def _add_sms(self) -> None:
        self._title(self.tr("Text messages"))
        self.sms = Choice(self.tr("Text messages are sent by"))
        for key, words in zip(SMS_PROVIDERS, (self.tr("nobody"), self.tr("Twilio")), strict=True):
            self.sms.addItem(words, key)
        self.add(self.choice("sms_provider", self.tr("&Text messages are sent by"), self.sms))
        self.add(
            self._sms(
                self.line(
                    "twilio_account",
                    self.tr("T&wilio account"),
                    self.tr("The Account SID: AC and 32 letters or digits."),
                )
            ),
            self._sms(
                self.line(
                    "sms_sender",
                    self.tr("They &come from"),
                    self.tr("A number of yours at Twilio, or a name of up to 11 letters."),
                )
            ),
        )
        kinds = TickBoxes(
            self.tr("as a text message"), [(kind, kind_word(kind)) for kind in SMS_KINDS]
        )
        self.add(
            self._sms(
                self.row(
                    "sms_kinds",
                    self.tr("Sent as te&xt messages too"),
                    Field(kinds, kinds.chosen, kinds.choose),
                    kinds.changed,
                    self.tr(
                        "To customers who agreed to them. Who has no e-mail address gets every"
                        " kind."
                    ),
                )
            )
        )
        self.add(
            self._sms(
                self.time("quiet_from", self.tr("&Quiet from"), TimeField()),
            ),
            self._sms(
                self.time(
                    "quiet_to",
                    self.tr("unti&l"),
                    TimeField(),
                ),
            ),
        )
        self.add(
            self._sms(
                Hint(self.tr("By the customer's clock. What falls due then goes out when it ends."))
            )
        )
        self.add(
            self._sms(
                SecretHint(
                    self.tr("Twilio needs an auth token.")
                    + " "
                    + self.tr("It is kept on the worker's computer and nowhere else. Type there:"),
                    f"{self._command} twilio-auth-token",
                )
            )
        )

    def _add_reminders(self) -> None:
        self._title(self.tr("Reminders"))
        chips = OffsetChips(self.tr("Reminders"))
        self.add(
            self.row(
                "reminder_offsets",
                self.tr("Customers are rem&inded"),
                Field(chips, chips.chosen, chips.choose),
                chips.changed,
                self.tr("Whole days count by the calendar: at the same time of day."),
            )
        )

    def _add_notices(self) -> None:
        self._title(self.tr("Notices to your branch"))
        self.add(
            self.line(
                "notice_address",
                self.tr("N&otices go to"),
                self.tr("An e-mail address of the office. Blank: no notices."),
            )
        )
        notices = TickBoxes(
            self.tr("a notice to the branch"), [(kind, notice_word(kind)) for kind in NOTICE_KINDS]
        )
        self.add(
            self.row(
                "notice_on",
                self.tr("A&bout"),
                Field(notices, notices.chosen, notices.choose),
                notices.changed,
            )
        )

    def _add_worker(self) -> None:
        self._title(self.tr("Who delivers"))
        self.add(
            self.box("desktop_worker", self.tr("Windows o&f dispatchers and admins deliver too"))
        )
        self.add(
            Hint(
                self.tr(
                    'A worker delivers: the command "booker worker", or its service, with a login'
                    " of the role Worker. An office without a server lets its windows do it, while"
                    " one is open on a computer that keeps the keys."
                )
            )
        )

    # ---------------------------------------------------------------------------------------------

    def _title(self, words: str) -> None:
        title = QLabel(words)
        title.setFont(Size.BODY.font(bold=True))
        self.add_space()
        self.add(title)

    def _mail(self, part: W, *providers: str) -> W:
        self._parts.append((part, "mail_provider", frozenset(providers)))
        return part

    def _sms(self, part: W) -> W:
        self._parts.append((part, "sms_provider", frozenset({"twilio"})))
        return part

    @Slot()
    def _show_parts(self) -> None:
        chosen = {
            "mail_provider": self.mail.currentData(),
            "sms_provider": self.sms.currentData(),
        }
        for part, key, providers in self._parts:
            part.setVisible(chosen[key] in providers)


def values_of(settings: DeliverySettings) -> dict[str, Any]:
    """The form's values: blank words where there is none."""
    values = asdict(settings)
    return {key: "" if value is None else value for key, value in values.items()}


def typed_settings(typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as DeliverySettings has it."""
    known = {field.name for field in fields(DeliverySettings)}
    return {
        key: (value.strip() or None) if key in _OPTIONAL else value
        for key, value in typed.items()
        if key in known
    }
