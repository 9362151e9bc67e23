"""The acts on one booking: each a command, each with an id of its own, each safe to repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from booker_desktop.commands.answer import booking_text, document
from booker_desktop.commands.options import BookerCommand, act, act_id_option, iso_date
from booker_desktop.commands.session import Session, pass_session
from core.booking import answer_proposal
from core.booking.cancel import cancel as do_cancel
from core.booking.complete import complete as do_complete
from core.booking.confirm import confirm as do_confirm
from core.booking.hold import hold as do_hold
from core.booking.no_show import no_show as do_no_show
from core.booking.propose import propose as do_propose
from core.booking.release import release as do_release
from core.booking.reschedule import reschedule as do_reschedule

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from core.booking.facts import Booking
    from core.database.desk import Desk

reference_argument = click.argument("reference", metavar="REF")
date_option = click.option(
    "--date", "service_date", type=iso_date, required=True, metavar="DATE", help="As 2026-11-23."
)
window_option = click.option(
    "--window", required=True, metavar="LABEL", help="The arrival window's label, e.g. 8-10."
)


def _tell(session: Session, desk: Desk, booking: Booking) -> None:
    session.answer(document(booking), booking_text(booking, desk.branch.timezone))


@click.command(cls=BookerCommand)
@click.option("--site", required=True, metavar="NUMBER", help="The customer's number.")
@click.option("--job", required=True, metavar="CODE", help="The job type's code.")
@date_option
@window_option
@act_id_option
@pass_session
def hold(
    session: Session, site: str, job: str, service_date: date, window: str, act_id: UUID | None
) -> None:
    """Hold an arrival window for a site's job, with a plan in hand."""
    desk = session.desk(writing=True)
    _tell(session, desk, do_hold(desk, act(act_id), site, job, service_date, window))


@click.command(cls=BookerCommand)
@reference_argument
@act_id_option
@pass_session
def confirm(session: Session, reference: str, act_id: UUID | None) -> None:
    """Confirm a hold: the promise is made, its message queued. Dispatchers only."""
    desk = session.desk(writing=True)
    _tell(session, desk, do_confirm(desk, act(act_id), reference))


@click.command(cls=BookerCommand)
@reference_argument
@date_option
@window_option
@act_id_option
@pass_session
def propose(
    session: Session, reference: str, service_date: date, window: str, act_id: UUID | None
) -> None:
    """Propose another window for a hold; the old one is kept until the customer answers."""
    desk = session.desk(writing=True)
    _tell(session, desk, do_propose(desk, act(act_id), reference, service_date, window))


@click.command(cls=BookerCommand)
@reference_argument
@act_id_option
@pass_session
def accept(session: Session, reference: str, act_id: UUID | None) -> None:
    """The customer said yes to the proposal; it waits for the dispatcher again."""
    desk = session.desk(writing=True)
    _tell(session, desk, answer_proposal.accept(desk, act(act_id), reference))


@click.command(cls=BookerCommand)
@reference_argument
@click.option("--keep-old", is_flag=True, help="Go back to the window it had.")
@act_id_option
@pass_session
def decline(session: Session, reference: str, act_id: UUID | None, *, keep_old: bool) -> None:
    """The customer said no to the proposal; the hold is released."""
    desk = session.desk(writing=True)
    _tell(session, desk, answer_proposal.decline(desk, act(act_id), reference, keep_old=keep_old))


@click.command(cls=BookerCommand)
@reference_argument
@act_id_option
@pass_session
def release(session: Session, reference: str, act_id: UUID | None) -> None:
    """Give a hold or a proposal back; its capacity is free at once."""
    desk = session.desk(writing=True)
    _tell(session, desk, do_release(desk, act(act_id), reference))


@click.command(cls=BookerCommand)
@reference_argument
@date_option
@window_option
@act_id_option
@pass_session
def reschedule(
    session: Session, reference: str, service_date: date, window: str, act_id: UUID | None
) -> None:
    """Hold another window for a confirmed booking, which stands until that is confirmed."""
    desk = session.desk(writing=True)
    _tell(session, desk, do_reschedule(desk, act(act_id), reference, service_date, window))


@click.command(cls=BookerCommand)
@reference_argument
@click.option("--reason", required=True, help="Why, for the record.")
@act_id_option
@pass_session
def cancel(session: Session, reference: str, reason: str, act_id: UUID | None) -> None:
    """Cancel a confirmed booking."""
    desk = session.desk(writing=True)
    _tell(session, desk, do_cancel(desk, act(act_id), reference, reason))


@click.command(cls=BookerCommand)
@reference_argument
@act_id_option
@pass_session
def complete(session: Session, reference: str, act_id: UUID | None) -> None:
    """The visit took place. Dispatchers only."""
    desk = session.desk(writing=True)
    _tell(session, desk, do_complete(desk, act(act_id), reference))


@click.command("no-show", cls=BookerCommand)
@reference_argument
@act_id_option
@pass_session
def no_show(session: Session, reference: str, act_id: UUID | None) -> None:
    """Nobody was there. Dispatchers only."""
    desk = session.desk(writing=True)
    _tell(session, desk, do_no_show(desk, act(act_id), reference))
