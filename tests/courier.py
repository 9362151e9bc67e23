"""Delivers an office's messages as a worker does, by the database's own functions; no provider."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import time
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.messages.settings import DeliverySettings, read_settings, save_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.office import Office

SENT = {"result": "sent"}
TWILIO = "AC" + "0" * 32


def set_up(
    office: Office, *, sms_kinds: tuple[str, ...] = ("reminder", "on_the_way")
) -> DeliverySettings:
    """Delivery by Resend and Twilio, at any hour; dispatchers' desks may deliver."""
    desk = office.desk("admin")
    wanted = replace(
        read_settings(desk),
        mail_provider="resend",
        sender_address="office@example.com",
        sms_provider="twilio",
        twilio_account=TWILIO,
        sms_sender="+13035550100",
        quiet_from=time(0),
        quiet_to=time(0),
        desktop_worker=True,
        sms_kinds=sms_kinds,
    )
    return save_settings(desk, uuid4(), wanted)


@dataclass
class Courier:
    """One worker of an office whose delivery is set up."""

    office: Office
    worker: UUID = field(default_factory=uuid4)

    def _call(self, function: str, **values: object) -> Any:  # noqa: ANN401 - JSON
        names = ", ".join(f":{name}" for name in values)
        jsons = [bindparam(n, type_=JSONB) for n, v in values.items() if isinstance(v, dict)]
        statement = text(f"select app.{function}(:branch, {names})").bindparams(*jsons)
        desk = self.office.desk("dispatcher")
        with desk.database.engine.begin() as connection:
            return connection.execute(
                statement, {"branch": self.office.branch_id, **values}
            ).scalar_one()

    def beat(self, sandbox: str | None = None, **tasks: object) -> None:
        """Tell that it is there."""
        facts = {"host": "desk-3", "version": "0.1.0", "sandbox": sandbox, "tasks": tasks}
        self._call("beat", worker=self.worker, facts=facts)

    def deliver(
        self, outcomes: Mapping[str, Mapping[str, Any]] | None = None
    ) -> dict[str, list[UUID]]:
        """Hand over all that is due: ``outcomes`` by reference, sent otherwise.

        Answers the messages' ids by the references of their bookings.
        """
        done: dict[str, list[UUID]] = {}
        claimed = self._call("claim_messages", worker=self.worker, most=200, seconds=60)
        for message in claimed:
            reference = message["booking"]["reference"]
            key = {"message": UUID(message["message_id"]), "token": UUID(message["token"])}
            provider = "resend" if message["channel"] == "email" else "twilio"
            payload = {"to": message["recipient"], "text": message["text"]}
            self._call("hand_over_message", **key, provider=provider, payload=payload)
            outcome = dict((outcomes or {}).get(reference, SENT))
            if outcome["result"] == "sent":
                outcome.setdefault("provider_id", f"re_{message['message_id'][:8]}")
            self._call("finish_message", **key, outcome=outcome)
            done.setdefault(reference, []).append(key["message"])
        return done

    def report(self, message: UUID, state: str, error: str | None = None) -> bool:
        """The provider tells what became of what was sent."""
        status = {"state": state, "error": error}
        told: bool = self._call("record_status", message=message, status=status)
        return told
