"""Workers killed at every step of a delivery: every message arrives once, none is lost.

Sixty messages each time; the whole campaign, five hundred, is
``pytest tests/core/messages/test_kill_campaign.py --messages 500``.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, time
from random import Random
from typing import TYPE_CHECKING

import pytest

from core.messages.settings import DeliverySettings
from tests.core.messages.campaign.campaign import Campaign, draw_deaths
from tests.core.messages.campaign.deaths import Death, Step
from tests.core.messages.campaign.desk import WORKER, Fate, draw_fates, furnish, text_only
from tests.core.messages.campaign.truth import Arrived, Truth
from tests.core.messages.campaign.worker import Orders
from tests.providers.faults import Faults
from tests.providers.resend_server import ResendServer
from tests.providers.smtp_server import SmtpServer
from tests.providers.twilio_server import TwilioServer

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from tests.core.messages.campaign.campaign import Told
    from tests.office import Office
    from tests.providers.smtp_server import AcceptedMail

pytestmark = [
    pytest.mark.long,
    pytest.mark.race,
    pytest.mark.skipif(sys.platform == "win32", reason="no process kills itself there"),
]

TROUBLE = {
    "429": 0.03,
    "500": 0.02,
    "503": 0.01,
    "408": 0.01,
    "500_after": 0.01,
    "stall": 0.01,
    "drop_before": 0.01,
    "drop_after": 0.05,
}
"""One request of ten fails, by refusals, faults, time-outs and lines that are cut; of twenty, one
more is accepted and its answer lost."""
BY_MAIL = DeliverySettings(
    mail_provider="resend",
    sender_name="Arvada branch",
    sender_address="office@example.com",
    mails_per_second=1000,
)
AFTER_ACCEPTANCE = (Step.ANSWER_UNREAD, Step.ANSWER_READ, Step.FINISH_WRITTEN)
FEW, MORE = 24, 40
"""Messages of the smaller campaigns; a mail server's are not tried again, so that it takes more
until every worker has died."""


def trouble(seed: int, chances: dict[str, float] | None = None) -> Faults:
    return Faults(chances or TROUBLE, seed=seed, delay=0.02, retry_after=0.2, stall=2.0)


def by_resend(server: ResendServer, office: Office) -> Orders:
    return Orders(
        office.target(WORKER),
        {"BOOKER_RESEND_URL": server.url},
        {"resend-api-key": server.key},
    )


def taken_by(server: ResendServer) -> list[Arrived]:
    """What Resend took; the key is the message's id."""
    return [
        Arrived(
            mail.key or "", mail.id, at(mail.at), _only(mail.payload["to"]), mail.payload["text"]
        )
        for mail in server.accepted
    ]


def at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _only(to: str | list[str]) -> str:
    return to if isinstance(to, str) else to[0]


def tell(told: Told, truth: Truth, happened: Counter[str]) -> None:
    """The figures, for whoever runs it by hand (-rP shows them)."""
    deaths = ", ".join(f"{step}: {told.deaths[step]}" for step in Step)
    lines = (
        f"{len(truth.messages)} messages {dict(truth.states())}",
        f"{len(truth.arrived)} arrived; requests {dict(happened)}",
        f"{told.workers} workers, {sum(told.deaths.values())} killed ({deaths})",
        f"{len(truth.duplicates())} twice, {len(truth.late())} after their end",
        f"{len(truth.overtaken())} withdrawn on their way; {told.seconds:.1f} s",
    )
    sys.stdout.write("\n".join(lines) + "\n")


# the whole one takes minutes
@pytest.mark.timeout(900)
def test_killed_at_every_step_every_message_arrives_once(
    make_office: Callable[[], Office], messages: int
) -> None:
    chance = Random(messages)
    office = make_office()
    fates = draw_fates(messages, chance)
    furnish(office, BY_MAIL, len(fates))
    deaths = draw_deaths(max(1, messages // 40), chance)
    with ResendServer(trouble(messages)) as server:
        # a lease that ends while its worker is at it must not do harm either
        told = Campaign(office, by_resend(server, office), deaths, hasty=True).run(fates)
        truth = Truth(office, taken_by(server))
        tell(told, truth, server.faults.happened)
    assert set(told.deaths) == set(Step)
    assert truth.faults(told.booked) == {}
    assert truth.late() == []
    assert truth.states()["uncertain"] == 0


def test_without_the_key_messages_arrive_twice(make_office: Callable[[], Office]) -> None:
    """The campaign sees what it looks for: Resend forgets the keys that it is given."""
    chance = Random(FEW)
    office = make_office()
    fates = [Fate.CONFIRMED] * FEW
    furnish(office, BY_MAIL, len(fates))
    deaths = [Death(step, chance.randint(1, 3)) for step in AFTER_ACCEPTANCE]
    with ResendServer(trouble(FEW), idempotency=False) as server:
        told = Campaign(office, by_resend(server, office), deaths).run(fates)
        truth = Truth(office, taken_by(server))
        tell(told, truth, server.faults.happened)
    assert truth.duplicates()
    assert set(truth.faults(told.booked)) == {"duplicates"}


def test_by_a_mail_server_nothing_arrives_twice(make_office: Callable[[], Office]) -> None:
    """SMTP knows no keys: what may have arrived is not sent again, a person decides."""
    chance = Random(MORE)
    office = make_office()
    fates = draw_fates(MORE, chance)
    chances = {"421@connect": 0.04, "451@rcpt": 0.03, "drop_before": 0.03, "drop_after": 0.05}
    with SmtpServer(trouble(MORE, chances)) as server:
        settings = replace(
            BY_MAIL,
            mail_provider="smtp",
            smtp_host=server.host,
            smtp_port=server.port,
            smtp_security="none",
        )
        furnish(office, settings, len(fates))
        orders = Orders(office.target(WORKER), {}, {})
        told = Campaign(office, orders, draw_deaths(1, chance, 1)).run(fates)
        arrived = [
            Arrived(
                mail.message_id.strip("<>").partition("@")[0],
                mail.message_id,
                at(mail.at),
                mail.recipients[0],
                _plain_part(mail),
            )
            for mail in server.accepted
        ]
        truth = Truth(office, arrived)
        tell(told, truth, server.faults.happened)
    assert set(told.deaths) == set(Step)
    assert truth.faults(told.booked) == {}
    # each of a dead worker's four threads may have left one, and each answer that was lost
    most = 4 * sum(told.deaths.values()) + server.faults.happened["drop_after"]
    assert 0 < truth.states()["uncertain"] <= most


def _plain_part(mail: AcceptedMail) -> str:
    part = mail.message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_text_messages_are_looked_for_before_they_are_sent_again(
    make_office: Callable[[], Office],
) -> None:
    chance = Random(FEW)
    office = make_office()
    fates = draw_fates(FEW, chance)
    chances = {"429": 0.04, "500": 0.03, "503": 0.03, "drop_before": 0.02, "drop_after": 0.05}
    with TwilioServer(trouble(FEW, chances)) as server:
        settings = DeliverySettings(
            sms_provider="twilio",
            twilio_account=server.account,
            sms_sender="+13035550100",
            quiet_from=time(0),
            quiet_to=time(0),
        )
        furnish(office, settings, len(fates))
        text_only(office, len(fates))
        orders = Orders(
            office.target(WORKER),
            {"BOOKER_TWILIO_URL": server.url},
            {"twilio-auth-token": server.token},
        )
        told = Campaign(office, orders, draw_deaths(1, chance, 1)).run(fates)
        keys = {(row.recipient, row.text): key for key, row in Truth(office, []).messages.items()}
        arrived = [
            Arrived(keys.get((text.to, text.body), ""), text.sid, at(text.at), text.to, text.body)
            for text in server.accepted
        ]
        truth = Truth(office, arrived)
        tell(told, truth, server.faults.happened)
    assert set(told.deaths) == set(Step)
    assert truth.faults(told.booked) == {}
    assert truth.states()["uncertain"] == 0
