"""A site as a form in the pane: a new one, or one that is edited in place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.catalog.save_site import SiteEntry, merged, save_site
from core.catalog.sites import find_site
from core.catalog.suggest_zone import suggest_zone
from core.catalog.zones import list_zones
from core.errors import InvalidInput, Unanswered
from core.messages.contact import checked_contact, read_contact, save_contact
from ui.booking.contact_fields import CONTACT_KEYS, ContactFields
from ui.sentences import said
from ui.theme import GRID
from ui.widgets.heading import FieldRow, Heading
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from core.catalog.sites import Site
    from core.catalog.zones import Zone
    from core.database.desk import Desk
    from core.errors import BookerError
    from core.messages.contact import Contact, ContactEntry
    from ui.session import Session

NOTES_LINES: Final = 3


class SiteForm(QWidget):
    """``saved`` carries the Site as it is now; ``left``: the person changed their mind.

    ``edited`` comes with every change of what the fields say; `is_changed` tells what it made.
    How its customer is written to is an act of its own, after the site's: where that one fails, the
    form says that the site is saved and stays open for the rest.
    """

    saved = Signal(object)
    left = Signal()
    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._number: str | None = None
        self._before: Site | None = None
        self._wanted_zone = ""
        self._zone_is_chosen = False
        self._zone_was_chosen = False
        self._opened: tuple[str, ...] = ()
        self._is_saving = False
        # written already, while its contact is not
        self._written: Site | None = None
        self._title = Heading()
        self.notice = Notice()
        self.rows: dict[str, FieldRow] = {}
        self._lines: dict[str, QLineEdit] = {}
        self.zone = QComboBox()
        self.zone.view().setAccessibleName(self.tr("Zones to choose from"))
        self.zone.activated.connect(self._on_zone_activated)
        self.contact = ContactFields(session.desk.branch.timezone)
        self.vip = QCheckBox(self.tr("&VIP customer"))
        self.vip.setAccessibleName(self.tr("VIP customer"))
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        height = self.notes.fontMetrics().lineSpacing() * NOTES_LINES + 4 * GRID
        self.notes.setFixedHeight(height)
        self.save_button = QPushButton(self.tr("&Save site"))
        self.save_button.setAccessibleName(self.tr("Save site"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self._leave_button = QPushButton(self.tr("Leave"))
        self._leave_button.setAccessibleName(self.tr("Leave without saving"))
        self._leave_button.clicked.connect(self.leave)
        self._arrange()
        for line in self._lines.values():
            line.textChanged.connect(self.edited)
        self.notes.textChanged.connect(self.edited)
        self.vip.toggled.connect(self.edited)
        self.contact.edited.connect(self.edited)
        self.contact.entered.connect(self.save)
        self.contact.unfolded.connect(self._show_contact)
        self._lines["phone"].textChanged.connect(self.contact.follow_phone)

    # How it is built -----------------------------------------------------------------------

    def _line(self, key: str, label: str) -> FieldRow:
        line = QLineEdit()
        line.returnPressed.connect(self.save)
        self._lines[key] = line
        return self._row(key, label, line)

    def _row(self, key: str, label: str, field: QWidget) -> FieldRow:
        self.rows[key] = FieldRow(label, field)
        return self.rows[key]

    def _arrange(self) -> None:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self._line("customer_name", self.tr("Customer &name")))
        column.addLayout(
            self._beside(
                (self._line("address", self.tr("S&treet")), 3),
                (self._line("unit", self.tr("&Unit")), 1),
            )
        )
        column.addLayout(
            self._beside(
                (self._line("city", self.tr("&City")), 3),
                (self._line("state", self.tr("St&ate")), 1),
            )
        )
        column.addLayout(
            self._beside(
                (self._line("postal_code", self.tr("&Postal code")), 2),
                (self._row("zone", self.tr("&Zone"), self.zone), 3),
            )
        )
        column.addWidget(self._line("phone", self.tr("P&hone")))
        column.addWidget(self._line("email", self.tr("&E-mail")))
        column.addWidget(self.contact)
        column.addWidget(self.vip)
        column.addWidget(self._row("notes", self.tr("Notes fo&r the technician"), self.notes))
        column.addLayout(
            self._beside(
                (self._line("latitude", self.tr("&Latitude")), 1),
                (self._line("longitude", self.tr("L&ongitude")), 1),
            )
        )
        column.addStretch(1)
        for key in ("postal_code", "latitude", "longitude"):
            self._lines[key].editingFinished.connect(self._suggest_zone)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(fields)
        buttons = QHBoxLayout()
        buttons.addWidget(self._leave_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self._title)
        layout.addWidget(self.notice)
        layout.addWidget(area, 1)
        layout.addLayout(buttons)

    @staticmethod
    def _beside(*rows: tuple[FieldRow, int]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        for row, share in rows:
            line.addWidget(row, share, Qt.AlignmentFlag.AlignTop)
        return line

    # What it shows -------------------------------------------------------------------------

    def show_new(self, words: str = "") -> None:
        """An empty form; ``words`` were typed into the search, and are a name or a phone."""
        self._number = None
        self._before = None
        self._title.setText(self.tr("New site"))
        self._fill({})
        self._zone_is_chosen = False
        words = " ".join(words.split())
        digits = sum(letter.isdecimal() for letter in words)
        key = "customer_name"
        if "@" in words:
            key = "email"
        elif digits >= 7 and digits * 2 > len(words):  # noqa: PLR2004 (a local phone number)
            key = "phone"
        elif words[:1].isdecimal():
            key = "address"
        self._lines[key].setText(words)
        self._open("", "address" if key == "customer_name" and words else "customer_name")

    def show_edit(self, site: Site) -> None:
        """``site`` as it is, to be changed."""
        self._number = site.number
        self._before = site
        self._title.setText(self.tr("Edit site {number}").format(number=site.number))
        self._fill(
            {
                key: getattr(site, key) or ""
                for key in self._lines
                if key not in ("latitude", "longitude")
            }
        )
        for key, degrees in (("latitude", site.latitude), ("longitude", site.longitude)):
            self._lines[key].setText("" if degrees is None else _written(degrees))
        self.vip.setChecked(site.vip)
        self.notes.setPlainText(site.notes or "")
        self._zone_is_chosen = True
        self._open(site.zone, "customer_name")

    def _fill(self, values: dict[str, str]) -> None:
        self._written = None
        self.contact.show_contact(None)
        for key, line in self._lines.items():
            line.setText(values.get(key, ""))
        self.vip.setChecked(False)
        self.notes.clear()
        self._say_errors({})
        self.notice.clear()
        self._set_saving(on=False)

    def _open(self, zone: str, focus: str) -> None:
        self._wanted_zone = zone
        self._zone_was_chosen = False
        self._opened = self._typed()
        number = self._number

        def read(desk: Desk) -> tuple[tuple[Zone, ...], Contact | None]:
            return list_zones(desk), None if number is None else read_contact(desk, number)

        def show(found: tuple[tuple[Zone, ...], Contact | None]) -> None:
            zones, contact = found
            self._show_zones(zones)
            self.contact.setEnabled(True)
            if contact is not None:
                self.contact.show_contact(contact)

        # nobody types over what is not there yet
        self.contact.setEnabled(number is None)
        self._session.read(read, show, self.notice.show_error, owner=self, topic="zones")
        self._lines[focus].setFocus(Qt.FocusReason.OtherFocusReason)
        self._lines[focus].selectAll()

    def _show_zones(self, zones: tuple[Zone, ...]) -> None:
        self.zone.clear()
        self.zone.addItem(self.tr("choose…"), "")
        for zone in zones:
            if zone.active or zone.name == self._wanted_zone:
                self.zone.addItem(zone.name, zone.name)
        self._choose_zone(self._wanted_zone)
        if not self._wanted_zone:
            self._suggest_zone()

    def _choose_zone(self, name: str) -> None:
        self.zone.setCurrentIndex(max(0, self.zone.findData(name)))

    @Slot(int)
    def _on_zone_activated(self, index: int) -> None:
        self._zone_is_chosen = index > 0
        self._zone_was_chosen = True
        self._wanted_zone = str(self.zone.currentData())
        self.rows["zone"].set_error("")
        self.edited.emit()

    @Slot()
    def _suggest_zone(self) -> None:
        """Ask which zone that place is in, unless the person has chosen one."""
        if self._zone_is_chosen:
            return
        postal_code = self._lines["postal_code"].text().strip() or None
        latitude, longitude = self._degrees("latitude"), self._degrees("longitude")
        if latitude is None or longitude is None:
            latitude = longitude = None
        if postal_code is None and latitude is None:
            return

        def read(desk: Desk) -> str | None:
            return suggest_zone(
                desk, postal_code=postal_code, latitude=latitude, longitude=longitude
            )

        def show(name: str | None) -> None:
            if name is not None and not self._zone_is_chosen:
                self._wanted_zone = name
                self._choose_zone(name)
                self.zone.setToolTip(self.tr("Suggested from the sites nearby"))

        def ignore(error: BookerError) -> None:
            # a suggestion that could not be had is no error: the person chooses a zone
            self.zone.setToolTip(said(error.message))

        self._session.read(read, show, ignore, owner=self, topic="suggestion")

    @Slot()
    def _show_contact(self) -> None:
        """What was unfolded, or is wrong in it, is to be seen once it has its room."""
        QTimer.singleShot(0, self, self._scroll_to_contact)

    @Slot()
    def _scroll_to_contact(self) -> None:
        inside = QApplication.focusWidget()
        is_within = inside is not None and self.contact.isAncestorOf(inside)
        for part in (self.contact, inside if is_within else None):
            if part is not None:
                self._area.ensureWidgetVisible(part)
        self._area.horizontalScrollBar().setValue(0)

    # Saving --------------------------------------------------------------------------------

    def is_changed(self) -> bool:
        """Whether the person has typed or chosen something that is not written yet."""
        return self._site_is_changed() or self.contact.is_changed()

    def _site_is_changed(self) -> bool:
        return self._zone_was_chosen or self._typed() != self._opened

    def _typed(self) -> tuple[str, ...]:
        """What the fields say, but for the zone, which is suggested as well."""
        words = (line.text() for line in self._lines.values())
        return (*words, self.notes.toPlainText(), "vip" if self.vip.isChecked() else "")

    def entry(self) -> SiteEntry:
        """What the form says. Raises InvalidInput with its ``field``."""
        text = {key: line.text().strip() for key, line in self._lines.items()}
        for key in ("latitude", "longitude"):
            if text[key] and self._degrees(key) is None:
                raise InvalidInput(self.tr("Degrees are a number, such as 39.7975."), field=key)
        return SiteEntry(
            number=self._number,
            customer_name=text["customer_name"],
            address=text["address"],
            unit=text["unit"] or None,
            city=text["city"] or None,
            state=text["state"] or None,
            postal_code=text["postal_code"] or None,
            zone=str(self.zone.currentData() or ""),
            phone=text["phone"] or None,
            email=text["email"] or None,
            vip=self.vip.isChecked(),
            latitude=self._degrees("latitude"),
            longitude=self._degrees("longitude"),
            notes=self.notes.toPlainText().strip() or None,
        )

    @Slot()
    def save(self) -> None:
        """Check and write; errors stand beside their fields."""
        if self._is_saving:
            return
        self._say_errors({})
        self.notice.clear()
        missing = {
            key: sentence
            for key, sentence in (
                ("customer_name", self.tr("Say who the customer is.")),
                ("address", self.tr("Say the street and house number.")),
            )
            if not self._lines[key].text().strip()
        }
        if not self.zone.currentData():
            missing["zone"] = self.tr("Choose the zone the site is in.")
        missing.update(self.contact.missing())
        if missing:
            self._say_errors(missing)
            return
        try:
            entry = self.entry()
        except InvalidInput as error:
            self._on_failed(error)
            return
        contact = self.contact.entry("") if self.contact.is_changed() else None
        if self._before is not None and contact is not None and not self._site_is_changed():
            self._save_contact(contact, self._before)
        else:
            self._save_site(entry, contact)

    def _save_site(self, entry: SiteEntry, contact: ContactEntry | None) -> None:
        before, sent = self._before, list[SiteEntry]()

        def act(desk: Desk, act_id: UUID) -> Site:
            if contact is not None:
                # what would be refused afterwards is refused before anything is written
                checked_contact(contact, desk.branch.timezone)
            # merged once: repeated under its id, an act says the same
            if not sent and before is not None:
                sent.append(merged(entry, before, find_site(desk, before.number)))
            return save_site(desk, act_id, sent[0] if sent else entry)

        self._set_saving(on=True)
        self._session.act(act, partial(self._on_site_saved, contact), self._on_failed, owner=self)

    def _on_site_saved(self, contact: ContactEntry | None, site: Site) -> None:
        if contact is None:
            self._on_saved(site)
            return
        # from here on the form is that of a site that there is
        self._number, self._before, self._written = site.number, site, site
        self._opened, self._zone_was_chosen, self._zone_is_chosen = self._typed(), False, True
        self._save_contact(contact, site)

    def _save_contact(self, contact: ContactEntry, site: Site) -> None:
        entry = replace(contact, site=site.number)

        def act(desk: Desk, act_id: UUID) -> Contact:
            return save_contact(desk, act_id, entry)

        def done(contact: Contact) -> None:
            self.contact.show_contact(contact)
            self._on_saved(site)

        self._set_saving(on=True)
        self._session.act(act, done, self._on_contact_failed, owner=self)

    def _on_saved(self, site: Site) -> None:
        self._set_saving(on=False)
        self._written = None
        self.saved.emit(site)

    def _on_contact_failed(self, error: BookerError) -> None:
        self._on_failed(error)
        if self._written is not None:
            self._title.setText(self.tr("Edit site {number}").format(number=self._written.number))
            self.notice.show_info(
                self.tr("The site is saved, but not how its customer is written to"),
                said(error.message),
                said(error.next_step) or self.tr("Save again to try it once more."),
            )

    @Slot()
    def leave(self) -> None:
        """Go without the rest; a site that is written already is told."""
        written, self._written = self._written, None
        if written is not None:
            self.saved.emit(written)
        else:
            self.left.emit()

    def _on_failed(self, error: BookerError) -> None:
        # whether it stands is not known: another answer follows, and nothing else is sent
        self._set_saving(on=isinstance(error, Unanswered))
        at_field = error.field in self.rows or error.field in CONTACT_KEYS
        if error.field is not None and at_field:
            self._say_errors({error.field: said(error.message)})
        else:
            self.notice.show_error(error)

    def _set_saving(self, *, on: bool) -> None:
        self._is_saving = on
        self.save_button.setEnabled(not on)

    def _say_errors(self, sentences: dict[str, str]) -> None:
        for key, row in self.rows.items():
            row.set_error(sentences.get(key, ""))
        wrong = next((row for key, row in self.rows.items() if key in sentences), None)
        self.contact.say_errors(sentences, go_there=wrong is None)
        if wrong is not None:
            wrong.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _degrees(self, key: str) -> float | None:
        words = self._lines[key].text().strip()
        if not words:
            return None
        for locale in (QLocale.c(), QLocale()):
            degrees, is_number = locale.toDouble(words)
            if is_number:
                return float(degrees)
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc leaves the form as it was found."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)


def _written(degrees: float) -> str:
    """Degrees as the user's locale writes them, without digits that say nothing."""
    return QLocale().toString(degrees, "f", 7).rstrip("0").rstrip(QLocale().decimalPoint())
