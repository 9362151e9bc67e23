"""What whoever has a site's customer on the phone must know of messages, in one question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.messages.contact import Contact, contact_in
from core.messages.list_messages import MessageRow, told_of_site

if TYPE_CHECKING:
    from core.database.desk import Desk


@dataclass(frozen=True, slots=True)
class SiteNews:
    """The site's contact, and the last message by each channel of every promise that stands."""

    contact: Contact
    told: tuple[MessageRow, ...]


def site_news(desk: Desk, number: str) -> SiteNews:
    """The news of the site with that customer number. Raises NotFound."""
    with desk.reading() as connection:
        contact = contact_in(connection, desk, number)
        return SiteNews(contact, told_of_site(connection, desk, number))
