"""What the card of a site tells of messages: their fate, text messages, an address in trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel

from core.booking.confirm import confirm
from core.booking.hold import hold
from core.catalog.sites import find_site
from core.messages.contact import ContactEntry, save_contact
from tests.courier import Courier, set_up
from tests.ui.desk import open_session
from ui.booking.site_pane import SitePane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.office import Office


@pytest.fixture(scope="module")
def shop(make_office: Callable[[], Office]) -> Office:
    office = make_office()
    office.add_sites(9)
    office.add_routes(office.day(), 5)
    set_up(office)
    return office


@pytest.fixture
def pane(shop: Office, qtbot: QtBot) -> Iterator[SitePane]:
    with open_session(shop, "csr") as session:
        qtbot.waitUntil(lambda: session.line.status.is_up)
        made = SitePane(session)
        session.changed.connect(made.changed)
        qtbot.addWidget(made)
        made.resize(260, 700)
        made.show()
        yield made
        session.changed.disconnect(made.changed)
        made.close()


def told(pane: SitePane) -> str:
    return "\n".join(label.text() for label in pane.card.findChildren(QLabel) if label.isVisible())


def booked(office: Office, site: str) -> str:
    booking = hold(office.desk("csr"), uuid4(), site, "TUNE", office.day(), "8-10")
    return confirm(office.desk("dispatcher"), uuid4(), booking.reference).reference


def test_the_fate_of_the_confirmation_is_told_as_it_comes(
    shop: Office, pane: SitePane, qtbot: QtBot
) -> None:
    reference = booked(shop, "S1")
    pane.choose_number("S1")
    qtbot.waitUntil(lambda: "Confirmation by e-mail: waits since" in told(pane))
    courier = Courier(shop)
    (message,) = courier.deliver()[reference]
    qtbot.waitUntil(lambda: "Confirmation by e-mail: sent" in told(pane))
    assert "bounced" not in told(pane).lower()
    courier.report(message, "bounced", "The mailbox does not exist.")
    qtbot.waitUntil(lambda: "E-mail bounced: correct the address" in told(pane))
    assert "The mailbox does not exist." in told(pane)


def test_text_messages_are_told_where_the_customer_agreed(
    shop: Office, pane: SitePane, qtbot: QtBot
) -> None:
    pane.choose_number("S2")
    qtbot.waitUntil(lambda: "no phone number" in told(pane))
    assert "Text messages" not in told(pane)
    entry = ContactEntry("S2", sms=True, sms_number="303 555 0123", how="by phone")
    save_contact(shop.desk("csr"), uuid4(), entry)
    qtbot.waitUntil(lambda: "Text messages to +13035550123" in told(pane))
    shop.execute(
        "update booker.site_contacts set sms_stopped_at = clock_timestamp()"
        " where branch_id = :branch"
    )
    qtbot.waitUntil(lambda: "Stopped text messages" in told(pane))


def test_another_site_shows_nothing_of_the_last_one(
    shop: Office, pane: SitePane, qtbot: QtBot
) -> None:
    booked(shop, "S3")
    pane.choose_number("S3")
    qtbot.waitUntil(lambda: "Confirmation by e-mail" in told(pane))
    pane.card.show_site(find_site(shop.desk(), "S4"))
    assert "Confirmation" not in told(pane)
    qtbot.waitUntil(lambda: "No bookings yet" in pane.card.bookings.accessibleDescription())
    assert "Confirmation" not in told(pane)
