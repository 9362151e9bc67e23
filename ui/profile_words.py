"""What a database that can be signed in to is called, and what to know before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.gate import ProfileChoice

translate = QCoreApplication.translate


def profile_title(choice: ProfileChoice) -> str:
    """As it stands in the list of databases."""
    if choice.kind == "central":
        words = translate("SignIn", "{name} (on {host})")
        return words.format(name=choice.name, host=choice.host)
    if choice.kind == "local":
        return translate("SignIn", "This computer")
    if choice.kind == "sample":
        return translate("SignIn", "Sample branch, on this computer")
    return translate("SignIn", "{name} (on this computer)").format(name=choice.name)


def profile_hint(choice: ProfileChoice) -> str:
    """Who can sign in there, where that is not plain; else nothing."""
    if choice.kind == "sample":
        if choice.is_new:
            return translate("SignIn", "There is no sample branch yet: “booker demo” makes one.")
        return translate(
            "SignIn",
            "Its staff are csr1, csr2, dispatcher1 and admin1. “booker demo” tells their "
            "passwords.",
        )
    if choice.is_new:
        return translate(
            "SignIn",
            "Nobody has a login here yet. Found your branch with “booker branch add”, or see "
            "a sample branch with “booker demo”.",
        )
    return ""
