"""Roles of staff in people's words, and what each may do."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP

_ROLES: Final = {
    "csr": (
        QT_TRANSLATE_NOOP("StaffWords", "CSR"),
        QT_TRANSLATE_NOOP("StaffWords", "Books on the phone: sites, holds, messages."),
    ),
    "dispatcher": (
        QT_TRANSLATE_NOOP("StaffWords", "Dispatcher"),
        QT_TRANSLATE_NOOP("StaffWords", "Books, and confirms holds, moves stops and blocks times."),
    ),
    "admin": (
        QT_TRANSLATE_NOOP("StaffWords", "Admin"),
        QT_TRANSLATE_NOOP(
            "StaffWords", "Sets up: zones, windows, capacity, sheets, rules, staff. Sees the audit."
        ),
    ),
    "worker": (
        QT_TRANSLATE_NOOP("StaffWords", "Worker"),
        QT_TRANSLATE_NOOP(
            "StaffWords",
            'A program\'s login, for "booker worker": delivers messages, and may do nothing else.',
        ),
    ),
}


def role_word(role: str) -> str:
    """What the role is called."""
    return QCoreApplication.translate("StaffWords", _ROLES[role][0]) if role in _ROLES else role


def role_choice(role: str) -> str:
    """What the role is called where one is chosen."""
    if role == "worker":
        return QCoreApplication.translate("StaffWords", "Worker (delivers messages)")
    return role_word(role)


def role_meaning(role: str) -> str:
    """What somebody with the role may do."""
    return QCoreApplication.translate("StaffWords", _ROLES[role][1]) if role in _ROLES else ""
