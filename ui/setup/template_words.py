"""Kinds, ways and languages of messages, and how it stands with each text, in people's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.messages.templates import Template

_KINDS: Final = {
    "confirmation": QT_TRANSLATE_NOOP("TemplateWords", "Confirmation"),
    "reschedule": QT_TRANSLATE_NOOP("TemplateWords", "Reschedule"),
    "proposal": QT_TRANSLATE_NOOP("TemplateWords", "Proposal"),
    "cancellation": QT_TRANSLATE_NOOP("TemplateWords", "Cancellation"),
    "reminder": QT_TRANSLATE_NOOP("TemplateWords", "Reminder"),
    "on_the_way": QT_TRANSLATE_NOOP("TemplateWords", "Technician on the way"),
    "no_show": QT_TRANSLATE_NOOP("TemplateWords", "No-show"),
    "notice": QT_TRANSLATE_NOOP("TemplateWords", "Notice to the branch"),
}
_CHANNELS: Final = {
    "email": QT_TRANSLATE_NOOP("TemplateWords", "E-mail"),
    "sms": QT_TRANSLATE_NOOP("TemplateWords", "Text message"),
}
_LANGUAGES: Final = {
    "en": QT_TRANSLATE_NOOP("TemplateWords", "English"),
    "es": QT_TRANSLATE_NOOP("TemplateWords", "Spanish"),
}

translate = QCoreApplication.translate


def kind_word(kind: str) -> str:
    """What the kind of message is called."""
    return translate("TemplateWords", _KINDS[kind]) if kind in _KINDS else kind


def channel_word(channel: str) -> str:
    """What the way it is sent is called."""
    return translate("TemplateWords", _CHANNELS[channel]) if channel in _CHANNELS else channel


def language_word(language: str) -> str:
    """What the language is called."""
    if language in _LANGUAGES:
        return translate("TemplateWords", _LANGUAGES[language])
    return QLocale.languageToString(QLocale(language).language())


def template_name(template: Template) -> str:
    """The template in a heading: "Confirmation, e-mail, English"."""
    parts = (
        kind_word(template.kind),
        channel_word(template.channel),
        language_word(template.language),
    )
    return ", ".join(parts)


def state_words(template: Template) -> str:
    """Whose text it is."""
    if template.fault:
        return translate("TemplateWords", "Your own, with a fault: the shipped one is sent")
    if template.shipped:
        return translate("TemplateWords", "As shipped")
    return translate("TemplateWords", "Your own")


def short_state(template: Template) -> str:
    """The same in a word or two, for a cell."""
    if template.fault:
        return translate("TemplateWords", "Fault")
    if template.shipped:
        return translate("TemplateWords", "As shipped")
    return translate("TemplateWords", "Your own")
