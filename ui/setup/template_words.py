"""Kinds and languages of message templates, and how it stands with each, in people's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from ui.marking import QT_TRANSLATE_NOOP
from ui.widgets.rows_model import Column

if TYPE_CHECKING:
    from core.messages.templates import Template

_KINDS: Final = {"confirmation": QT_TRANSLATE_NOOP("TemplateWords", "Confirmation")}
_LANGUAGES: Final = {
    "en": QT_TRANSLATE_NOOP("TemplateWords", "English"),
    "es": QT_TRANSLATE_NOOP("TemplateWords", "Spanish"),
}

translate = QCoreApplication.translate


def kind_word(kind: str) -> str:
    """What the kind of message is called."""
    return translate("TemplateWords", _KINDS[kind]) if kind in _KINDS else kind


def language_word(language: str) -> str:
    """What the language is called."""
    if language in _LANGUAGES:
        return translate("TemplateWords", _LANGUAGES[language])
    return QLocale.languageToString(QLocale(language).language())


def template_name(template: Template) -> str:
    """The template in a heading: "Confirmation, English"."""
    return f"{kind_word(template.kind)}, {language_word(template.language)}"


def state_words(template: Template) -> str:
    """Whose text it is, and whether it is sent."""
    if template.fault:
        return translate("TemplateWords", "Your own, with a fault: the shipped one is sent")
    if template.shipped:
        return translate("TemplateWords", "As shipped")
    return translate("TemplateWords", "Your own")


def use_words(template: Template) -> str:
    """Whether customers are written to in that language now."""
    return translate("TemplateWords", "Sent by this branch") if template.in_use else ""


def template_columns() -> tuple[Column[Template], ...]:
    """The list's columns."""
    return (
        Column("kind", translate("TemplateWords", "Message"), lambda t: kind_word(t.kind)),
        Column(
            "language", translate("TemplateWords", "Language"), lambda t: language_word(t.language)
        ),
        Column("state", translate("TemplateWords", "Text"), state_words),
        Column("use", translate("TemplateWords", "Use"), use_words),
    )
