"""Mails as they travel: names, invitations, and nothing smuggled in."""

from __future__ import annotations

import email
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from uuid import UUID

import pytest

from core.messages.providers.mime import UnusableAddress, address_of, mail_of
from core.messages.providers.provider import address_line
from tests.providers.payloads import INVITATION, mail_payload

MESSAGE = UUID("0198a000-0000-7000-8000-000000000007")
AT = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)


def read(**changed: object) -> EmailMessage:
    """The mail as a mail client reads it."""
    raw = mail_of(MESSAGE, mail_payload(**changed), AT).as_bytes()
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    parsed = email.message_from_bytes(raw, policy=default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def test_the_invitation_is_offered_and_attached() -> None:
    mail = read()
    assert mail.get_content_type() == "multipart/mixed"
    body, file = list(mail.iter_parts())
    assert [part.get_content_type() for part in body.iter_parts()] == [
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    offered = list(body.iter_parts())[2]
    assert isinstance(offered, EmailMessage)
    assert offered["Content-Type"].params["method"] == "REQUEST"
    assert offered.get_payload(decode=True) == INVITATION
    assert not offered.is_attachment()
    assert (file.get_content_type(), file.get_filename()) == ("application/ics", "appointment.ics")
    assert file.get_payload(decode=True) == INVITATION


def test_without_an_invitation_it_is_the_two_texts_alone() -> None:
    mail = read(attachments=[], html="<p>¿A qué hora?</p>", text="¿A qué hora?\n")
    assert mail.get_content_type() == "multipart/alternative"
    plain, formatted = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert formatted is not None
    assert plain.get_content().strip() == "¿A qué hora?"
    assert formatted.get_content().strip() == "<p>¿A qué hora?</p>"


def test_another_attachment_stays_what_it_is() -> None:
    part = {"filename": "Übersicht.pdf", "content_type": "application/pdf", "content": "JVBERg=="}
    (file,) = read(attachments=[part]).iter_attachments()
    assert (file.get_content_type(), file.get_filename()) == ("application/pdf", "Übersicht.pdf")
    assert file.get_payload(decode=True) == b"%PDF"


def test_headers_say_which_message_it_is_and_that_a_machine_wrote_it() -> None:
    mail = read(headers={"X-Booker": "R-7"})
    assert mail["Message-ID"] == f"<{MESSAGE}@denver.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Reply-To"] == "desk@denver.example"
    assert mail["Date"].datetime == AT
    assert mail["X-Booker"] == "R-7"
    assert read(reply_to=None)["Reply-To"] is None


def test_nothing_is_smuggled_into_the_headers() -> None:
    mail = read(
        subject="Hello\r\nBcc: thief@evil.example",
        headers={
            "X-Note": "1\r\nBcc: thief@evil.example",
            "To": "thief@evil.example",
            "bcc": "x@y",
        },
    )
    assert "Bcc" not in mail
    assert mail.get_all("To") == ["ana@customer.example"]
    assert mail["Subject"] == "Hello Bcc: thief@evil.example"


@pytest.mark.parametrize(
    "name",
    [
        "Acme, Inc.",
        'José "Pepe" O\'Neil',
        "Müller, Söhne & Co. Heizungsbau und Sanitärinstallationen GmbH, Zweigstelle Nord",
        "中文公司",
        "back\\slash",
        "(in brackets) co.",
        "A" * 120,
    ],
)
def test_names_arrive_as_they_were_entered(name: str) -> None:
    line = address_line(name, "office@denver.example")
    raw = mail_of(MESSAGE, mail_payload(**{"from": line}), AT).as_bytes()
    head = email.message_from_bytes(raw)["From"]
    shown, _, spec = " ".join(str(make_header(decode_header(head))).split()).rpartition(" ")
    assert spec == "<office@denver.example>"
    if shown.startswith('"'):
        shown = shown[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    assert shown == name


@pytest.mark.parametrize(
    ("text", "spec", "name"),
    [
        ("ana@customer.example", "ana@customer.example", ""),
        (" Ana <ana@customer.example> ", "ana@customer.example", "Ana"),
        # as people write it, and as mail wants it
        ("Acme, Inc. <a@b.example>", "a@b.example", "Acme, Inc."),
        ('"Acme, \\"Inc.\\"" <a@b.example>', "a@b.example", 'Acme, "Inc."'),
        ("kunde@exämple.example", "kunde@xn--exmple-cua.example", ""),
        ("jörg@b.example", "jörg@b.example", ""),
    ],
)
def test_addresses_are_understood(text: str, spec: str, name: str) -> None:
    address = address_of(text)
    assert (address.addr_spec, address.display_name) == (spec, name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ana",
        "ana@",
        "@b.example",
        "a b@c.example",
        "a@b..example",
        "a@b@c.example",
        "<x>",
        "a@b.example\r\nBcc: c@d.example",
        "Ana <a@b.example> and more",
    ],
)
def test_what_is_no_address_is_said(text: str) -> None:
    with pytest.raises(UnusableAddress):
        address_of(text)


@pytest.mark.parametrize("address", ["", "ana", "a@", "@b", "a b@c", "a@b\r\nBcc: c@d"])
def test_a_line_is_made_of_an_address_only(address: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the address is all that it says
        address_line("Ana", address)
