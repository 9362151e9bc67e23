"""What a notice to the branch says: of a message in trouble, of a text, of a booking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice is about, as app.due_notices tells it; blank where it says nothing.

    ``notice_of``: trouble, template, confirmed, rescheduled, cancelled. ``by``: who did it.
    """

    notice_of: str
    message_kind: str = ""
    message_channel: str = ""
    message_state: str = ""
    message_language: str = ""
    message_recipient: str = ""
    problem: str = ""
    reason: str = ""
    by: str = ""
    phone: str = ""


_KINDS: Final = {
    "en": {
        "confirmation": "confirmation",
        "reschedule": "message of the new time",
        "proposal": "proposal",
        "cancellation": "cancellation",
        "reminder": "reminder",
        "on_the_way": "message that the technician is on the way",
        "no_show": "message that nobody was there",
    },
    "es": {
        "confirmation": "confirmación",
        "reschedule": "aviso del nuevo horario",
        "proposal": "propuesta",
        "cancellation": "cancelación",
        "reminder": "recordatorio",
        "on_the_way": "aviso de que el técnico va en camino",
        "no_show": "aviso de que no había nadie",
    },
}
_BY: Final = {
    "en": {"email": "e-mail", "sms": "text message"},
    "es": {"email": "correo electrónico", "sms": "mensaje de texto"},
}
_LANGUAGES: Final = {
    "en": {"en": "English", "es": "Spanish"},
    "es": {"en": "inglés", "es": "español"},
}
# headline, what happened, what to do; by what it is of, or the state of the message in trouble
_WORDS: Final = {
    "en": {
        "failed": (
            "Not delivered: {kind}",
            "The {kind} to {recipient} ({by}) could not be delivered.",
            "Correct what is wrong and send it again in Messages, or call the customer.",
        ),
        "bounced": (
            "Came back: {kind}",
            (
                "The {kind} to {recipient} ({by}) came back: there is no such address, or it "
                "takes no messages."
            ),
            (
                "Ask the customer for the right address, correct it at the site, and send it "
                "again in Messages."
            ),
        ),
        "complained": (
            "Marked as spam: {kind}",
            "{recipient} marked the {kind} as unwanted.",
            "Call the customer and ask how they would like to hear from you.",
        ),
        "uncertain": (
            "May not have arrived: {kind}",
            "Whether the {kind} to {recipient} ({by}) arrived is not known.",
            "Ask the customer whether it arrived, and say so in Messages.",
        ),
        "template": (
            "Your own text was not used: {kind} ({language}, {by})",
            (
                "Your own text of the {kind} ({language}, {by}) could not be filled in. The "
                "customer gets the text that comes with the program."
            ),
            "Correct the text in Setup, Message templates.",
        ),
        "confirmed": ("Confirmed: {job}, {customer}", "{name} confirmed the appointment.", ""),
        "rescheduled": (
            "Moved: {job}, {customer}",
            "{name} confirmed the new time of the appointment.",
            "",
        ),
        "cancelled": ("Cancelled: {job}, {customer}", "{name} cancelled the appointment.", ""),
    },
    "es": {
        "failed": (
            "No entregado: {kind}",
            "No se pudo entregar a {recipient}: {kind} ({by}).",
            "Corrija el error y vuelva a enviarlo en Mensajes, o llame al cliente.",
        ),
        "bounced": (
            "Devuelto: {kind}",
            (
                "Se devolvió lo enviado a {recipient}: {kind} ({by}). La dirección no existe o no "
                "acepta mensajes."
            ),
            (
                "Pida al cliente la dirección correcta, corríjala en el domicilio y vuelva a "
                "enviarlo en Mensajes."
            ),
        ),
        "complained": (
            "Marcado como no deseado: {kind}",
            "{recipient} marcó como no deseado: {kind}.",
            "Llame al cliente y pregúntele cómo prefiere recibir sus avisos.",
        ),
        "uncertain": (
            "Quizá no llegó: {kind}",
            "No se sabe si llegó a {recipient}: {kind} ({by}).",
            "Pregunte al cliente si le llegó e indíquelo en Mensajes.",
        ),
        "template": (
            "No se usó su propio texto: {kind} ({language}, {by})",
            (
                "No se pudo completar su propio texto: {kind} ({language}, {by}). El cliente "
                "recibe el texto que trae el programa."
            ),
            "Corrija el texto en Configuración, Plantillas de mensajes.",
        ),
        "confirmed": ("Confirmada: {job}, {customer}", "{name} confirmó la cita.", ""),
        "rescheduled": (
            "Cambiada: {job}, {customer}",
            "{name} confirmó el nuevo horario de la cita.",
            "",
        ),
        "cancelled": ("Cancelada: {job}, {customer}", "{name} canceló la cita.", ""),
    },
}


def notice_words(
    notice: Notice, job_type: str, customer_name: str, language: str
) -> dict[str, str]:
    """The variables of a notice's template that are its own; English where it speaks no other."""
    language = language if language in _WORDS else "en"
    about = notice.message_state if notice.notice_of == "trouble" else notice.notice_of
    words = _WORDS[language].get(about, _WORDS[language]["failed"])
    by = _BY[language]
    spoken = _LANGUAGES[language]
    given = {
        "kind": _KINDS[language].get(notice.message_kind, notice.message_kind),
        "by": by.get(notice.message_channel, notice.message_channel),
        "language": spoken.get(notice.message_language, notice.message_language),
        "recipient": notice.message_recipient,
        "job": job_type,
        "customer": customer_name,
        "name": notice.by,
    }
    headline, happened, to_do = (sentence.format(**given) for sentence in words)
    return {
        "headline": headline,
        "happened": happened,
        "problem": notice.problem or notice.reason,
        "to_do": to_do,
        "phone": notice.phone,
    }
