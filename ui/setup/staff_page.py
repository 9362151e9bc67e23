"""Staff: who signs in to the branch, in which role, and their passwords."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton

from core.errors import ActReused, InvalidInput, NotFound
from core.trust.founding import DrawnPassword, add_staff
from core.trust.staff import (
    ONE_TIME_HOURS,
    ROLES,
    StaffMember,
    change_staff,
    deactivate_staff,
    find_staff,
    list_staff,
    reactivate_staff,
    reset_password,
)
from ui.bookings.ask_panes import AskPane
from ui.icons import set_icon
from ui.moments import LocalTimes
from ui.setup.list_page import ListPage, ListWords
from ui.setup.one_time_password import OneTimePassword
from ui.setup.record_form import RecordForm
from ui.setup.staff_words import role_choice, role_meaning, role_word
from ui.setup.words import state_column
from ui.widgets.choice import Choice
from ui.widgets.heading import Hint
from ui.widgets.rows_model import Column

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import datetime

    from PySide6.QtWidgets import QLineEdit, QWidget

    from core.database.desk import Desk
    from core.errors import BookerError
    from ui.session import Session
    from ui.setup.list_page import _Shown

_LAST_WIDTH: Final = 140
_WIDTHS: Final = {"login": 116, "name": 136, "role": 92, "last": _LAST_WIDTH}


class StaffForm(RecordForm):
    """A login, the person's name and role, the password that was drawn, and its history."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one_time = OneTimePassword(ONE_TIME_HOURS)
        self.ask = AskPane()
        self.add(self.one_time)
        self.add(self.ask)
        login = self.line(
            "login",
            self.tr("&Login"),
            self.tr("What is typed to sign in. It stays; the name can be changed."),
        )
        self.login: QLineEdit = login.field  # type: ignore[assignment]
        self.add(login)
        self.add(self.line("display_name", self.tr("Na&me")))
        self.role = Choice(self.tr("Role"))
        for role in ROLES:
            self.role.addItem(role_choice(role), role)
        self.add(self.choice("role", self.tr("&Role"), self.role))
        self.may = Hint()
        self.add(self.may)
        self.role.currentIndexChanged.connect(self._say_what_role_may)
        self.add_space()
        self.reset = QPushButton(self.tr("Reset &password…"))
        self.reset.setAccessibleName(self.tr("Reset the password"))
        self.reset.setAutoDefault(True)
        set_icon(self.reset, "lock")
        self.add(self.reset)
        self.facts = Hint()
        self.add(self.facts)
        self.add_end()
        self._say_what_role_may()

    @Slot()
    def _say_what_role_may(self) -> None:
        self.may.setText(role_meaning(str(self.role.currentData())))


class StaffPage(ListPage[StaffMember]):
    """Everybody who signs in here, or did; the chosen one as a form."""

    TOPICS: ClassVar[frozenset[str]] = frozenset({"staff"})
    LAYOUT: ClassVar[str] = "setup/staff"
    WIDTHS: ClassVar[Mapping[str, int]] = _WIDTHS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._times = LocalTimes(session.desk.branch.timezone)
        self._signed_in: Mapping[str, datetime | None] = {}
        self._drawn: tuple[UUID, DrawnPassword] | None = None
        self._given: dict[str, str | None] = {}
        self._form = StaffForm()
        super().__init__(session, parent)
        self.table.set_spare_columns({self.model.column_of("last"): _LAST_WIDTH})
        self._form.reset.clicked.connect(self.ask_reset)
        self._form.ask.closed.connect(self._on_asked)

    @property
    def one_time(self) -> OneTimePassword:
        """Where a drawn password is shown."""
        return self._form.one_time

    @property
    def ask(self) -> AskPane:
        """Where a question is asked before an act that somebody feels at once."""
        return self._form.ask

    # What the list asks --------------------------------------------------------------------------

    def list_words(self) -> ListWords:
        """What the page says."""
        return ListWords(
            title=self.tr("Staff"),
            about=self.tr(
                "Everybody has a login of their own, so that the audit trail tells who did what."
            ),
            add=self.tr("&Add staff"),
            new=self.tr("New member of staff"),
            empty=self.tr("No staff yet"),
            empty_hint=self.tr("Add the first with Ctrl+N."),
            none_chosen=self.tr("Nobody chosen"),
            none_chosen_hint=self.tr("Choose somebody in the list, or add somebody."),
            filter_hint=self.tr("Filter staff"),
            count=self.tr("Staff: {n}"),
            saved=self.tr("{name} is saved"),
            activated=self.tr("{name} can sign in again"),
            deactivated=self.tr("{name} can no longer sign in here"),
            deactivated_means=self.tr(
                "Windows that are open are signed out. What they did stays on record."
            ),
        )

    def list_columns(self) -> tuple[Column[StaffMember], ...]:
        """Login, name, role and state; the last sign-in where there is room."""
        return (
            Column("login", self.tr("Login"), lambda member: member.login),
            Column("name", self.tr("Name"), lambda member: member.display_name),
            Column("role", self.tr("Role"), lambda member: role_word(member.role)),
            Column(
                "last",
                self.tr("Last sign-in"),
                lambda member: self._last(member.login),
                sort_key=self._last_order,
            ),
            state_column(self.is_active),
        )

    def make_form(self) -> StaffForm:
        """The fields of a member of staff."""
        return self._form

    def read_rows(self, desk: Desk) -> tuple[StaffMember, ...]:
        """Everybody, by login."""
        found = list_staff(desk)
        self._signed_in = {member.login: member.last_sign_in_at for member in found}
        # who signs in changes no facts that anybody edits
        return tuple(replace(member, last_sign_in_at=None) for member in found)

    def rows_read(self) -> None:
        """When they signed in last stands beside them."""
        self.model.refresh_column("last")
        self._say_facts(self.row)

    def key_of(self, row: StaffMember) -> Hashable:
        """The login."""
        return row.login

    def name_of(self, row: StaffMember) -> str:
        """The person's name."""
        return row.display_name

    def is_active(self, row: StaffMember) -> bool:
        """Whether they can sign in."""
        return row.active

    def values_of(self, row: StaffMember | None) -> dict[str, Any]:
        """The form's fields."""
        if row is None:
            return {"login": "", "display_name": "", "role": "csr"}
        return {"login": row.login, "display_name": row.display_name, "role": row.role}

    def write(
        self, desk: Desk, act_id: UUID, values: Mapping[str, Any], before: StaffMember | None
    ) -> StaffMember:
        """Add somebody, or give them another name or role."""
        if before is not None:
            return self._shown_row(
                change_staff(
                    desk,
                    act_id,
                    before.login,
                    role=values["role"] if values["role"] != before.role else None,
                    display_name=(
                        values["display_name"]
                        if values["display_name"] != before.display_name
                        else None
                    ),
                )
            )
        login, name = values["login"].strip(), values["display_name"].strip()
        if not login:
            raise InvalidInput(self.tr("Say what is typed to sign in."), field="login")
        if self._drawn is None or self._drawn[0] != act_id:
            # drawn once: asked again after an answer that was lost, the act tells the same
            self._drawn = (act_id, DrawnPassword())
        try:
            added = add_staff(
                desk,
                login,
                values["role"],
                display_name=name or None,
                act_id=act_id,
                drawn=self._drawn[1],
                only_new=True,
            )
        except NotFound:
            raise
        except InvalidInput as error:
            error.field = error.field or "login"
            raise
        self._drawn = None
        self._given[login] = added.password
        return self._shown_row(find_staff(desk, login))

    def switch(self, desk: Desk, act_id: UUID, row: StaffMember, *, active: bool) -> StaffMember:
        """Let them in again, or no longer."""
        turn = reactivate_staff if active else deactivate_staff
        return self._shown_row(turn(desk, act_id, row.login))

    def form_changed(self, row: StaffMember | None, *, is_new: bool) -> None:
        """The login is typed once; a password is shown with its login only."""
        form = self._form
        form.login.setReadOnly(not is_new)
        form.login.setEnabled(is_new)
        form.reset.setVisible(row is not None and row.active)
        if row is None or form.one_time.login != row.login:
            form.one_time.forget()
        form.ask.close_pane()
        self._say_facts(row)

    def _on_not_saved(self, shown: _Shown[StaffMember] | None, error: BookerError) -> None:
        super()._on_not_saved(shown, error)
        if error.field == "password" and self.row is not None:
            # they come back with a password that is drawn here, or not at all
            self._form.reset.setVisible(True)

    def was_saved(self, row: StaffMember, *, was_new: bool) -> None:
        """Say so, and show the password that was drawn, this once."""
        if not was_new:
            super().was_saved(row, was_new=was_new)
            return
        password = self._given.pop(row.login, None)
        if password is None:
            self.notice.show_success(
                self.tr("{name} is added").format(name=row.display_name),
                self.tr("{login} works in another branch too, and keeps the password.").format(
                    login=row.login
                ),
            )
            return
        self.notice.show_success(self.tr("{name} is added").format(name=row.display_name))
        self.one_time.show_password(row.login, password)

    # What is asked first -------------------------------------------------------------------------

    @Slot()
    def switch_shown(self) -> None:
        """Ask before somebody is shut out, beside the person it is about."""
        row = self.row
        if row is None or not row.active:
            super().switch_shown()
            return
        self.ask.ask(
            self.tr("Deactivate {name}?").format(name=row.display_name),
            self.tr(
                "{login} can no longer sign in here, and windows that are open are signed out. "
                "What they did stays on record; Activate takes it back."
            ).format(login=row.login),
            [(self.tr("&Deactivate"), super().switch_shown)],
        )

    @Slot()
    def ask_reset(self) -> None:
        """Ask before a password stops working."""
        row = self.row
        if row is None:
            return
        self.ask.ask(
            self.tr("Reset the password of {name}?").format(name=row.display_name),
            self.tr("The old one stops working now. You get a one-time password to hand over."),
            [(self.tr("&Reset it"), partial(self._reset, row.login))],
        )

    def _reset(self, login: str) -> None:
        def act(desk: Desk, act_id: UUID) -> str:
            try:
                return reset_password(desk, act_id, login)
            except ActReused:
                # the first answer was lost with the line, and with it what was drawn
                return reset_password(desk, uuid5(act_id, "again"), login)

        def done(password: str) -> None:
            self._set_saving(on=False)
            self.notice.clear()
            if self.row is not None and self.row.login == login:
                self.one_time.show_password(login, password)
            else:
                self.notice.show_info(
                    self.tr("The password of {login} is reset").format(login=login),
                    self.tr("You went on before it came. Reset it again to see one."),
                )
            self._read()

        def failed(error: BookerError) -> None:
            self._set_saving(on=False)
            self.notice.show_error(error)

        self.one_time.forget()
        self._set_saving(on=True)
        self.session.act(act, done, failed, owner=self)

    @Slot(bool)
    def _on_asked(self, had_focus: bool) -> None:  # noqa: FBT001 (a signal's value)
        if had_focus:
            self._form.reset.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------------------------------------

    def _shown_row(self, member: StaffMember) -> StaffMember:
        self._signed_in = {**self._signed_in, member.login: member.last_sign_in_at}
        return replace(member, last_sign_in_at=None)

    def _last(self, login: str) -> str:
        at = self._signed_in.get(login)
        return self.tr("never") if at is None else self._times.moment(at)

    def _last_order(self, member: StaffMember) -> float:
        at = self._signed_in.get(member.login)
        return 0.0 if at is None else at.timestamp()

    def _say_facts(self, member: StaffMember | None) -> None:
        if member is None:
            self._form.facts.setText(
                self.tr("Save gives a new login a one-time password to hand over.")
            )
            return
        facts = [
            self.tr("Added by {who} on {when}.").format(
                who=member.added_by, when=self._times.moment(member.added_at)
            ),
            self.tr("Last sign-in: {when}.").format(when=self._last(member.login)),
        ]
        if member.deactivated_at is not None:
            facts.append(
                self.tr("Deactivated on {when}.").format(
                    when=self._times.moment(member.deactivated_at)
                )
            )
        elif member.one_time_password:
            facts.append(self.tr("The one-time password was not changed yet."))
        self._form.facts.setText("\n".join(facts))
