"""What a person does about a message in trouble: send it again, or say what became of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

from core.catalog import site_fields
from core.catalog.entry_fields import refuse
from core.catalog.typed_text import FieldRefused
from core.errors import InvalidInput
from core.messages.numbers import mobile_number

if TYPE_CHECKING:
    from core.database.desk import Desk


_DIALLED = re.compile(r"[+0-9(). /-]+")
"""What somebody types who means a number and no e-mail address."""


def send_again(desk: Desk, act_id: UUID, message_id: UUID, recipient: str | None = None) -> UUID:
    """Queue the message once more as a new one, to ``recipient`` or to whom it went before.

    Returns the new message's id. The site keeps its own address. Raises InvalidInput (``field``
    recipient where the address is wrong; else the message would no longer be true, or is still on
    its way), NotFound, NotAllowed, ActReused, Busy.
    """
    wanted = (recipient or "").strip() or None
    if wanted is not None:
        wanted = _recipient(wanted, desk.branch.timezone)
    content = {"message_id": str(message_id), "recipient": wanted}
    try:
        return UUID(desk.act("send_again", act_id, content)["message_id"])
    except InvalidInput as error:
        if "address" in error.message or "number" in error.message or "agreed" in error.message:
            error.field = "recipient"
        raise


def settle_message(desk: Desk, act_id: UUID, message_id: UUID, *, arrived: bool) -> str:
    """Say of an uncertain message whether it arrived; answers its state then: sent or failed.

    Raises AlreadyResolved (it is not uncertain), NotFound, NotAllowed, ActReused, Busy.
    """
    content = {"message_id": str(message_id), "arrived": arrived}
    state: str = desk.act("settle_message", act_id, content)["state"]
    return state


def _recipient(typed: str, timezone: str) -> str:
    try:
        return (
            mobile_number(typed, timezone)
            if _DIALLED.fullmatch(typed)
            else (site_fields.email(typed))
        )
    except FieldRefused as refused:
        refuse("recipient", f'The address "{typed}" {refused.message}', refused.proposal or None)
