"""Messages to customers: which there are, one whole, sent again, settled; technician on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerCommand, BookerGroup, act, act_id_option
from booker_desktop.commands.session import Session, pass_session
from core.booking.on_the_way import technician_on_the_way
from core.messages.kinds import CHANNELS
from core.messages.list_messages import (
    MESSAGE_STATES,
    MOST_MESSAGES,
    list_messages,
    messages_of,
    read_message,
)
from core.messages.read_delivery import read_delivery
from core.messages.send_again import send_again, settle_message

if TYPE_CHECKING:
    from uuid import UUID

    from core.messages.list_messages import MessageRow, MessageText
    from core.messages.read_delivery import Delivery

id_argument = click.argument("message_id", type=click.UUID, metavar="ID")


@click.command(cls=BookerCommand)
@click.argument("words", nargs=-1, metavar="[WORDS]")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(sorted(MESSAGE_STATES)),
    help="Only in this state; may be given several times.",
)
@click.option(
    "--channel",
    "channels",
    multiple=True,
    type=click.Choice(CHANNELS),
    help="Only by e-mail, or only by text message.",
)
@click.option("--booking", "reference", metavar="REF", help="Every message of this booking.")
@click.option("--most", type=click.IntRange(1, MOST_MESSAGES), default=100, show_default=True)
@pass_session
def messages(
    session: Session,
    words: tuple[str, ...],
    states: tuple[str, ...],
    channels: tuple[str, ...],
    reference: str | None,
    most: int,
) -> None:
    """The newest messages and what became of them.

    WORDS: a reference, a customer's name or number, an address.
    """
    desk = session.desk()
    if reference is None:
        found = list_messages(
            desk,
            states=frozenset(states),
            channels=frozenset(channels),
            text=" ".join(words),
            most=most,
        )
    else:
        found = tuple(
            row
            for row in messages_of(desk, reference)
            if (not states or row.state in states) and (not channels or row.channel in channels)
        )[:most]
    rows = [_row(message, desk.branch.timezone) for message in found]
    headings = ("since", "state", "kind", "by", "booking", "customer", "to", "problem", "id")
    session.answer(
        {"messages": found}, answer.table(headings, rows) if rows else "There is no such message."
    )


def _row(message: MessageRow, timezone: str) -> tuple[object, ...]:
    return (
        answer.moment(message.since, timezone),
        message.state,
        message.kind,
        message.channel,
        message.reference,
        message.customer_name,
        message.recipient,
        message.problem,
        message.message_id,
    )


@click.group(cls=BookerGroup)
def message() -> None:
    """One message: show it, send it again, say whether it arrived."""


@message.command("show")
@id_argument
@pass_session
def message_show(session: Session, message_id: UUID) -> None:
    """The message with this ID as its customer sees it, and how it was delivered."""
    desk = session.desk()
    found, delivery = read_message(desk, message_id), read_delivery(desk, message_id)
    content = {**answer.document(found), "delivery": delivery}
    session.answer(content, _message_text(found, delivery, desk.branch.timezone))


def _message_text(found: MessageText, delivery: Delivery, timezone: str) -> str:
    whose = f"{found.customer_name} ({found.reference})"
    lines = [
        f"{found.kind} by {found.channel} for {whose}: {found.state}",
        f"  to {found.recipient or 'nobody: there is no address'}",
    ]
    if found.problem:
        lines.append(f"  problem: {found.problem}")
    if found.template_fault:
        lines.append(f"  the shipped text was used: {found.template_fault}")
    for attempt in delivery.attempts:
        at = answer.moment(attempt.handed_at, timezone)
        result = attempt.result or "no answer yet"
        error = f": {attempt.error}" if attempt.error else ""
        lines.append(f"  attempt {attempt.attempt} {at} by {attempt.provider}: {result}{error}")
    if delivery.provider_id:
        lines.append(f"  the provider calls it {delivery.provider_id}")
    if delivery.due_at is not None and found.state == "queued":
        lines.append(f"  next attempt {answer.moment(delivery.due_at, timezone)}")
    if delivery.is_stranded:
        lines.append("  queued before delivery was set up: it is not sent by itself")
    head = [f"Subject: {found.subject}", ""] if found.subject else []
    return "\n".join([*lines, "", *head, found.text])


@message.command("again")
@id_argument
@click.option("--to", "recipient", metavar="ADDRESS", help="To this address or number instead.")
@act_id_option
@pass_session
def message_again(
    session: Session, message_id: UUID, recipient: str | None, act_id: UUID | None
) -> None:
    """Send the message with this ID once more, as a new one with the same words."""
    desk = session.desk(writing=True)
    again = send_again(desk, act(act_id), message_id, recipient)
    found = read_message(desk, again)
    content = {"message_id": again, "resends": message_id, "recipient": found.recipient}
    session.answer(content, f"It is sent again, to {found.recipient}, as {again}.")


@message.command("settle")
@id_argument
@click.option(
    "--arrived",
    type=click.Choice(["yes", "no"]),
    required=True,
    help="What the customer says.",
)
@act_id_option
@pass_session
def message_settle(session: Session, message_id: UUID, arrived: str, act_id: UUID | None) -> None:
    """Say what became of an uncertain message."""
    desk = session.desk(writing=True)
    state = settle_message(desk, act(act_id), message_id, arrived=arrived == "yes")
    session.answer({"message_id": message_id, "state": state}, f"The message is {state}.")


@click.command("on-the-way", cls=BookerCommand)
@click.argument("reference", metavar="REF")
@click.option("--minutes", type=click.IntRange(0, 600), help="Until the technician is there.")
@act_id_option
@pass_session
def on_the_way(session: Session, reference: str, minutes: int | None, act_id: UUID | None) -> None:
    """Tell today's customer that the technician is on the way."""
    desk = session.desk(writing=True)
    booking = technician_on_the_way(desk, act(act_id), reference, minutes)
    session.answer(answer.document(booking), answer.booking_text(booking, desk.branch.timezone))
