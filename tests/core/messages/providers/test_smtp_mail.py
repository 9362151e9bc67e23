"""Mail through a real mail server, over lines that drop where it hurts."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from core.messages.providers.pace import Pace
from core.messages.providers.provider import OFFICE_SECONDS, Found, NotSetUp
from core.messages.providers.smtp_mail import SmtpMail
from tests.providers.faults import Faults
from tests.providers.payloads import mail_payload
from tests.providers.smtp_server import CERTIFICATE, SmtpServer

LOGIN = ("office", "swordfish")


def provider(
    server: SmtpServer,
    security: str = "none",
    sign_in: tuple[str, str] | None = None,
    host: str | None = None,
) -> SmtpMail:
    return SmtpMail(
        host or server.host, server.port, security, Pace(None), sign_in=sign_in, step_seconds=0.5
    )


@pytest.fixture
def _trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


@pytest.mark.usefixtures("_trusted")
@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_mail_arrives_whole_over_every_kind_of_line(security: str) -> None:
    message_id = uuid4()
    text = "A dot alone:\n.\n.and one before a word\n"
    with SmtpServer(security=security, login=LOGIN[0], password=LOGIN[1]) as server:
        mail = provider(server, security, LOGIN)
        outcome = mail.send(message_id, mail_payload(text=text))
        (arrived,) = server.accepted
    assert outcome.result == "sent"
    assert outcome.provider_id == arrived.message_id == f"<{message_id}@denver.example>"
    assert arrived.sender == "office@denver.example"
    assert arrived.recipients == ("ana@customer.example",)
    body = arrived.message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == text


@pytest.mark.usefixtures("_trusted")
@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
@pytest.mark.parametrize(
    ("fault", "result", "unsure", "accepted", "words"),
    [
        ("drop_connect", "again", False, 0, "could not be reached"),
        ("drop_before", "again", False, 0, "dropped before it took the mail"),
        ("drop_after", "again", True, 1, "Ask the customer whether it came"),
        ("stall", "again", True, 1, "Ask the customer whether it came"),
        ("421@connect", "again", False, 0, "421 Not now"),
        ("554@connect", "again", False, 0, "554 Not now"),
        ("451@mail", "again", False, 0, "451 4.3.0 Try later"),
        ("451@rcpt", "again", False, 0, "451 4.3.0 Try later"),
        ("452@data", "again", False, 0, "452 4.3.0 Try later"),
        ("530@mail", "again", False, 0, "Enter the right login"),
        ("553@mail", "failed", False, 0, "refused the sender: 553"),
        ("550@rcpt", "failed", False, 0, "refused ana@customer.example: 550"),
        ("554@data", "failed", False, 0, "refused the mail: 554"),
    ],
)
def test_each_fault_is_told_apart(
    *, security: str, fault: str, result: str, unsure: bool, accepted: int, words: str
) -> None:
    with SmtpServer(Faults(script=[fault]), security=security) as server:
        outcome = provider(server, security).send(uuid4(), mail_payload())
        assert (outcome.result, outcome.unsure) == (result, unsure)
        assert words in (outcome.error or "")
        assert len(server.accepted) == accepted


def test_a_wrong_password_is_the_offices_to_mend() -> None:
    with SmtpServer(login=LOGIN[0], password=LOGIN[1]) as server:
        outcome = provider(server, sign_in=("office", "guessed")).send(uuid4(), mail_payload())
        assert (outcome.result, outcome.wait_seconds) == ("again", OFFICE_SECONDS)
        assert "refused the login" in (outcome.error or "")
        without = provider(server).send(uuid4(), mail_payload())
        assert (without.result, without.wait_seconds) == ("again", OFFICE_SECONDS)
        assert server.accepted == []


def test_a_password_beyond_ascii_is_understood() -> None:
    with SmtpServer(login="büro", password="schwertfisch-ß") as server:
        mail = provider(server, sign_in=("büro", "schwertfisch-ß"))
        assert mail.send(uuid4(), mail_payload()).result == "sent"
        wrong = provider(server, sign_in=("büro", "hecht-ß"))
        assert "refused the login" in (wrong.send(uuid4(), mail_payload()).error or "")
        assert len(server.accepted) == 1


def test_a_login_where_none_is_taken_is_said() -> None:
    with SmtpServer() as server:
        outcome = provider(server, sign_in=LOGIN).send(uuid4(), mail_payload())
    assert (outcome.result, outcome.wait_seconds) == ("again", OFFICE_SECONDS)
    assert "takes no login" in (outcome.error or "")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_gets_no_mail_and_no_password(security: str) -> None:
    with SmtpServer(security=security, login=LOGIN[0], password=LOGIN[1]) as server:
        outcome = provider(server, security, LOGIN).send(uuid4(), mail_payload())
        assert (outcome.result, outcome.wait_seconds) == ("again", OFFICE_SECONDS)
        assert "certificate" in (outcome.error or "")
        assert server.accepted == []


@pytest.mark.usefixtures("_trusted")
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_is_for_the_name_that_was_entered(security: str) -> None:
    with SmtpServer(security=security) as server:
        named = provider(server, security, host="localhost")
        assert named.send(uuid4(), mail_payload()).result == "sent"
        # loopback too, but not in the certificate
        outcome = provider(server, security, host="127.0.0.1.").send(uuid4(), mail_payload())
        assert outcome.result == "again"
        assert len(server.accepted) == 1


def test_a_server_without_encryption_gets_nothing_when_it_is_asked_for() -> None:
    with SmtpServer() as server:
        outcome = provider(server, "starttls", LOGIN).send(uuid4(), mail_payload())
        assert (outcome.result, outcome.wait_seconds) == ("again", OFFICE_SECONDS)
        assert "offers no STARTTLS" in (outcome.error or "")
        assert provider(server, "tls").send(uuid4(), mail_payload()).result == "again"
        assert server.accepted == []


def test_a_password_never_goes_out_in_the_clear() -> None:
    with pytest.raises(NotSetUp, match="without encryption"):
        SmtpMail("mail.denver.example", 25, "none", Pace(None), sign_in=LOGIN)


def test_an_address_beyond_ascii_needs_a_server_that_takes_it() -> None:
    payload = mail_payload(to="jörg@exämple.example")
    with SmtpServer() as server:
        assert provider(server).send(uuid4(), payload).result == "sent"
        assert server.accepted[0].recipients == ("jörg@xn--exmple-cua.example",)
        assert "jörg@xn--exmple-cua.example".encode() in server.accepted[0].raw
    with SmtpServer(utf8=False) as server:
        outcome = provider(server).send(uuid4(), payload)
        assert outcome.result == "failed"
        assert "Ask for another address" in (outcome.error or "")
        spelt = mail_payload(to="jorg@exämple.example")
        assert provider(server).send(uuid4(), spelt).result == "sent"


def test_what_is_no_address_is_refused_before_any_line() -> None:
    with SmtpServer() as server:
        outcome = provider(server).send(uuid4(), mail_payload(to="nobody"))
        assert outcome.result == "failed"
        assert '"nobody" is no address' in (outcome.error or "")
        assert server.connections == 0


def test_a_server_that_is_not_there_was_given_nothing() -> None:
    with SmtpServer() as server:
        gone = provider(server)
    outcome = gone.send(uuid4(), mail_payload())
    assert (outcome.result, outcome.unsure) == ("again", False)
    assert "could not be reached" in (outcome.error or "")


def test_a_mail_server_cannot_be_asked() -> None:
    mail = SmtpMail("localhost", 25, "none", Pace(None))
    assert mail.find(uuid4(), {}, datetime.now(UTC)) == Found("unknown")
    assert mail.status("<1@b>") is None
    assert mail.replies(datetime.now(UTC)) == []
    assert not mail.repeats_safely
    assert mail.most_seconds >= 90
