"""Audit events in people's words. Pure: what an event says, and the names its keys stand for."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from ui.audit.column_words import column_word
from ui.marking import QT_TRANSLATE_NOOP
from ui.sentences import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.trust.audit import AuditEvent
    from core.trust.names import Names
    from ui.moments import LocalTimes

translate = QCoreApplication.translate

NOTHING: Final = "\u2013"
"""What stands where there is no value."""

TABLES: Final = {
    "branches": QT_TRANSLATE_NOOP("EventWords", "branch"),
    "staff": QT_TRANSLATE_NOOP("EventWords", "staff"),
    "zones": QT_TRANSLATE_NOOP("EventWords", "zone"),
    "zone_links": QT_TRANSLATE_NOOP("EventWords", "zone link"),
    "sites": QT_TRANSLATE_NOOP("EventWords", "site"),
    "job_types": QT_TRANSLATE_NOOP("EventWords", "job type"),
    "arrival_windows": QT_TRANSLATE_NOOP("EventWords", "arrival window"),
    "routes": QT_TRANSLATE_NOOP("EventWords", "route"),
    "bookings": QT_TRANSLATE_NOOP("EventWords", "booking"),
    "stops": QT_TRANSLATE_NOOP("EventWords", "stop"),
    "blocks": QT_TRANSLATE_NOOP("EventWords", "block"),
    "message_templates": QT_TRANSLATE_NOOP("EventWords", "message template"),
    "messages": QT_TRANSLATE_NOOP("EventWords", "message"),
    "export_profiles": QT_TRANSLATE_NOOP("EventWords", "export profile"),
    "block_rules": QT_TRANSLATE_NOOP("EventWords", "recurring block"),
    "import_mappings": QT_TRANSLATE_NOOP("EventWords", "mapping of a file"),
    "delivery_settings": QT_TRANSLATE_NOOP("EventWords", "delivery settings"),
    "site_contacts": QT_TRANSLATE_NOOP("EventWords", "contact of a site"),
}
ACTS: Final = {
    "hold": QT_TRANSLATE_NOOP("EventWords", "hold"),
    "confirm": QT_TRANSLATE_NOOP("EventWords", "confirm"),
    "release": QT_TRANSLATE_NOOP("EventWords", "release"),
    "propose": QT_TRANSLATE_NOOP("EventWords", "propose"),
    "accept": QT_TRANSLATE_NOOP("EventWords", "accept"),
    "decline": QT_TRANSLATE_NOOP("EventWords", "decline"),
    "reschedule": QT_TRANSLATE_NOOP("EventWords", "reschedule"),
    "cancel": QT_TRANSLATE_NOOP("EventWords", "cancel"),
    "complete": QT_TRANSLATE_NOOP("EventWords", "complete"),
    "no_show": QT_TRANSLATE_NOOP("EventWords", "no-show"),
    "move_stop": QT_TRANSLATE_NOOP("EventWords", "move a stop"),
    "pin_stop": QT_TRANSLATE_NOOP("EventWords", "pin a stop"),
    "save_site": QT_TRANSLATE_NOOP("EventWords", "save a site"),
    "save_sites": QT_TRANSLATE_NOOP("EventWords", "save sites"),
    "save_job_types": QT_TRANSLATE_NOOP("EventWords", "save job types"),
    "save_windows": QT_TRANSLATE_NOOP("EventWords", "save arrival windows"),
    "save_zones": QT_TRANSLATE_NOOP("EventWords", "save zones"),
    "save_routes": QT_TRANSLATE_NOOP("EventWords", "save routes"),
    "set_zone_link": QT_TRANSLATE_NOOP("EventWords", "link zones"),
    "add_block": QT_TRANSLATE_NOOP("EventWords", "add a block"),
    "remove_block": QT_TRANSLATE_NOOP("EventWords", "remove a block"),
    "set_rules": QT_TRANSLATE_NOOP("EventWords", "set rules"),
    "add_branch": QT_TRANSLATE_NOOP("EventWords", "add a branch"),
    "add_staff": QT_TRANSLATE_NOOP("EventWords", "add staff"),
    "change_staff": QT_TRANSLATE_NOOP("EventWords", "change staff"),
    "deactivate_staff": QT_TRANSLATE_NOOP("EventWords", "deactivate staff"),
    "reactivate_staff": QT_TRANSLATE_NOOP("EventWords", "reactivate staff"),
    "reset_password": QT_TRANSLATE_NOOP("EventWords", "reset a password"),
    "change_password": QT_TRANSLATE_NOOP("EventWords", "change one's password"),
    "set_site_active": QT_TRANSLATE_NOOP("EventWords", "activate or deactivate a site"),
    "save_zone": QT_TRANSLATE_NOOP("EventWords", "save a zone"),
    "save_window": QT_TRANSLATE_NOOP("EventWords", "save an arrival window"),
    "save_job_type": QT_TRANSLATE_NOOP("EventWords", "save a job type"),
    "save_blocks": QT_TRANSLATE_NOOP("EventWords", "save blocks"),
    "extend_block_rules": QT_TRANSLATE_NOOP("EventWords", "write recurring blocks further"),
    "remove_block_rule": QT_TRANSLATE_NOOP("EventWords", "remove a recurring block"),
    "import": QT_TRANSLATE_NOOP("EventWords", "import"),
    "undo_import": QT_TRANSLATE_NOOP("EventWords", "undo an import"),
    "remember_mapping": QT_TRANSLATE_NOOP("EventWords", "remember how a file is read"),
    "save_template": QT_TRANSLATE_NOOP("EventWords", "save a message template"),
    "drop_template": QT_TRANSLATE_NOOP("EventWords", "go back to a shipped template"),
    "save_export_profile": QT_TRANSLATE_NOOP("EventWords", "save an export profile"),
    "remove_export_profile": QT_TRANSLATE_NOOP("EventWords", "remove an export profile"),
    "deliver": QT_TRANSLATE_NOOP("EventWords", "deliver messages"),
    "expire": QT_TRANSLATE_NOOP("EventWords", "record expired holds"),
    "reply": QT_TRANSLATE_NOOP("EventWords", "answer to a text message"),
    "queue_message": QT_TRANSLATE_NOOP("EventWords", "queue a reminder or notice"),
    "send_again": QT_TRANSLATE_NOOP("EventWords", "send a message again"),
    "settle_message": QT_TRANSLATE_NOOP("EventWords", "settle an uncertain message"),
    "technician_on_the_way": QT_TRANSLATE_NOOP("EventWords", "technician on the way"),
    "save_contact": QT_TRANSLATE_NOOP("EventWords", "save a contact"),
    "save_delivery_settings": QT_TRANSLATE_NOOP("EventWords", "save delivery settings"),
}
_STATES: Final = {
    "confirmed": QT_TRANSLATE_NOOP("EventWords", "confirmed"),
    "completed": QT_TRANSLATE_NOOP("EventWords", "marked completed"),
    "no_show": QT_TRANSLATE_NOOP("EventWords", "marked a no-show"),
    "cancelled": QT_TRANSLATE_NOOP("EventWords", "cancelled"),
    "rescheduled": QT_TRANSLATE_NOOP("EventWords", "replaced by a rescheduled booking"),
    "released": QT_TRANSLATE_NOOP("EventWords", "released"),
    "expired": QT_TRANSLATE_NOOP("EventWords", "expired"),
}
_MESSAGES: Final = {
    "confirmation": QT_TRANSLATE_NOOP("EventWords", "the confirmation"),
    "reschedule": QT_TRANSLATE_NOOP("EventWords", "the new confirmation"),
    "proposal": QT_TRANSLATE_NOOP("EventWords", "the proposal"),
    "cancellation": QT_TRANSLATE_NOOP("EventWords", "the cancellation"),
    "reminder": QT_TRANSLATE_NOOP("EventWords", "the reminder"),
    "on_the_way": QT_TRANSLATE_NOOP("EventWords", "the message that the technician is on the way"),
    "no_show": QT_TRANSLATE_NOOP("EventWords", "the message of the no-show"),
    "notice": QT_TRANSLATE_NOOP("EventWords", "the notice"),
}
_NEW_MESSAGE: Final = {
    "draft": QT_TRANSLATE_NOOP("EventWords", "drafted {message} for {recipient}"),
    "queued": QT_TRANSLATE_NOOP("EventWords", "queued {message} for {recipient}"),
}
_MESSAGE_BECAME: Final = {
    "queued": QT_TRANSLATE_NOOP("EventWords", "queued {message} for {recipient}"),
    "withdrawn": QT_TRANSLATE_NOOP("EventWords", "withdrew the message"),
    "sent": QT_TRANSLATE_NOOP("EventWords", "sent {message} to {recipient}"),
    "delivered": QT_TRANSLATE_NOOP("EventWords", "{message} was delivered to {recipient}"),
    "bounced": QT_TRANSLATE_NOOP("EventWords", "{message} bounced at {recipient}"),
    "complained": QT_TRANSLATE_NOOP(
        "EventWords", "{recipient} complained of {message} as unwanted"
    ),
    "failed": QT_TRANSLATE_NOOP("EventWords", "{message} did not get to {recipient}"),
    "uncertain": QT_TRANSLATE_NOOP(
        "EventWords", "whether {message} got to {recipient} is uncertain"
    ),
}
_KEY_COLUMNS: Final = frozenset(
    {
        *("booking_id", "route_id", "zone_id", "neighbour_id", "window_id", "site_id"),
        *("job_type_id", "replaces", "keeps_for", "rule_id"),
    }
)
_DAY_COLUMNS: Final = frozenset({"service_date", "first_day", "written_until", "released_until"})
_LABELS: Final = {
    "branches": "name",
    "staff": "login",
    "zones": "name",
    "sites": "number",
    "job_types": "code",
    "arrival_windows": "label",
    "routes": "number",
    "blocks": "reason",
    "message_templates": "kind",
    "export_profiles": "name",
    "block_rules": "reason",
}


def table_word(table: str) -> str:
    """What a row of the table is called."""
    return translate("EventWords", TABLES[table]) if table in TABLES else table


def act_word(act: str | None) -> str:
    """What the act is called; "(no act)" for a change outside of every act."""
    if act is None:
        return translate("EventWords", "(no act)")
    if act in ACTS:
        return translate("EventWords", ACTS[act])
    return act.replace("_", " ")


def value_words(column: str, value: object, names: Names, times: LocalTimes) -> str:
    """One value of an image: keys by their names, instants in the branch's time."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return translate("EventWords", "yes") if value else translate("EventWords", "no")
    if isinstance(value, (dict, list)):
        return "; ".join(_flat(value)) or NOTHING
    text = str(value)
    if column in _KEY_COLUMNS:
        return _route(text, names) if column == "route_id" else names.others.get(text, text)
    if column in _DAY_COLUMNS:
        return _day(value, times)
    at = _instant(value) if column.endswith(("_at", "promised_from", "promised_to")) else None
    return _plain(column, text) if at is None else times.moment(at)


def _plain(column: str, text: str) -> str:
    """A value as it stands in the record; states and roles are the program's own words."""
    return said(text.replace("_", " ")) if column in {"state", "role"} else text


def event_sentence(event: AuditEvent, names: Names, times: LocalTimes) -> str:
    """What happened, as one would tell a colleague, without who and when."""
    told = _TOLD.get(event.table)
    if told is not None:
        sentence = told(event, names, times)
        if sentence:
            return sentence
    return _generic(event, names, times)


def weight(event: AuditEvent) -> int:
    """Which event of one act says the most: the lower, the more."""
    if event.table == "bookings":
        return 1 if (event.after or {}).get("keeps_for") else 0
    return {"stops": 2, "messages": 3}.get(event.table, 4)


def _booking(event: AuditEvent, names: Names, times: LocalTimes) -> str:
    before, after = event.before, event.after
    if after is None:
        return ""
    promise = _promise(after, names, times)
    if after.get("keeps_for"):
        if before is None:
            return translate(
                "EventWords", "kept the old window, {promise}, until the customer's answer"
            ).format(promise=promise)
        return translate("EventWords", "gave the kept window, {promise}, back").format(
            promise=promise
        )
    if before is None:
        if after.get("replaces"):
            old = names.others.get(str(after["replaces"]), "")
            return translate("EventWords", "held {promise}, to replace {reference}").format(
                promise=promise, reference=old
            )
        return translate("EventWords", "held {promise}").format(promise=promise)
    return _booking_changed(event, before, after, names, times)


def _booking_changed(
    event: AuditEvent,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    names: Names,
    times: LocalTimes,
) -> str:
    now, was = _promise(after, names, times), _promise(before, names, times)
    state = str(after.get("state"))
    if event.act == "propose":
        return translate("EventWords", "proposed {promise} instead of {old}").format(
            promise=now, old=was
        )
    if event.act == "accept":
        return translate("EventWords", "the customer accepted {promise}").format(promise=now)
    if event.act == "decline":
        if state == "held":
            return translate(
                "EventWords", "the customer declined {old}; held again for {promise}"
            ).format(old=was, promise=now)
        return translate("EventWords", "the customer declined {old}; released").format(old=was)
    if state != before.get("state") and state in _STATES:
        sentence = translate("EventWords", _STATES[state])
        reason = after.get("reason")
        return f"{sentence}: {reason}" if reason and state == "cancelled" else sentence
    return ""


def _stop(event: AuditEvent, names: Names, times: LocalTimes) -> str:
    before, after = event.before, event.after
    if before is None and after is not None:
        return translate("EventWords", "planned for {time} on {route}").format(
            time=_time(after, times), route=_route(str(after.get("route_id")), names)
        )
    if after is None and before is not None:
        return translate("EventWords", "taken off {route}, {time}").format(
            time=_time(before, times), route=_route(str(before.get("route_id")), names)
        )
    if before is None or after is None:
        return ""
    return _stop_moved(before, after, names, times)


def _stop_moved(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Names, times: LocalTimes
) -> str:
    old, new = _time(before, times), _time(after, times)
    route = _route(str(after.get("route_id")), names)
    if before.get("booking_id") != after.get("booking_id"):
        # a proposal's stop and the old window's change hands
        return translate("EventWords", "handed on at {time} on {route}").format(
            time=new, route=route
        )
    if before.get("route_id") != after.get("route_id"):
        return translate(
            "EventWords", "moved from {old} on {old_route} to {new} on {route}"
        ).format(
            old=old, old_route=_route(str(before.get("route_id")), names), new=new, route=route
        )
    if old != new:
        return translate("EventWords", "moved from {old} to {new} on {route}").format(
            old=old, new=new, route=route
        )
    return _stop_marked(before, after, new, route)


def _stop_marked(before: Mapping[str, Any], after: Mapping[str, Any], time: str, route: str) -> str:
    """What changed of a stop that stayed where it is."""
    if before.get("pinned") != after.get("pinned"):
        if after.get("pinned"):
            return translate("EventWords", "pinned at {time} on {route}").format(
                time=time, route=route
            )
        return translate("EventWords", "unpinned on {route}").format(route=route)
    if before.get("drive_minutes") != after.get("drive_minutes"):
        return translate("EventWords", "drive {new} min instead of {old}, on {route}").format(
            new=after.get("drive_minutes"), old=before.get("drive_minutes"), route=route
        )
    return ""


def _message(event: AuditEvent, names: Names, times: LocalTimes) -> str:
    del names, times
    after = event.after or {}
    what = translate("EventWords", _MESSAGES.get(str(after.get("kind")), "the message"))
    who = after.get("recipient") or translate("EventWords", "nobody: no e-mail address")
    state = str(after.get("state"))
    if event.before is None:
        sentence = translate("EventWords", _NEW_MESSAGE.get(state, ""))
    elif event.before.get("state") == state:
        sentence = translate("EventWords", "drafted {message} anew for {recipient}")
    else:
        sentence = translate("EventWords", _MESSAGE_BECAME.get(state, ""))
    told = sentence.format(message=what, recipient=who)
    problem = after.get("problem")
    return f"{told}: {said(str(problem))}" if told and problem else told


def _staff(event: AuditEvent, names: Names, times: LocalTimes) -> str:
    del names, times
    before, after = event.before, event.after
    if before is None or after is None:
        return ""
    changed = event.changes()
    words = ""
    if "deactivated_at" in changed:
        words = (
            translate("EventWords", "deactivated {login}")
            if after.get("deactivated_at")
            else translate("EventWords", "reactivated {login}")
        )
    elif "role" in changed:
        words = translate("EventWords", "changed the role of {login}: {new} instead of {old}")
    elif "password_set_at" in changed:
        words = (
            translate("EventWords", "gave {login} a one-time password")
            if after.get("one_time_password")
            else translate("EventWords", "changed the password of {login}")
        )
    old, new = said(str(before.get("role"))), said(str(after.get("role")))
    return words.format(login=after.get("login"), old=old, new=new)


_TOLD: Final = {"bookings": _booking, "stops": _stop, "messages": _message, "staff": _staff}


def _generic(event: AuditEvent, names: Names, times: LocalTimes) -> str:
    image = event.after or event.before or {}
    what = f"{table_word(event.table)} {_label(event, image, names, times)}".strip()
    if event.operation == "insert":
        return translate("EventWords", "added {what}").format(what=what)
    if event.operation == "delete":
        return translate("EventWords", "removed {what}").format(what=what)
    columns = ", ".join(column_word(name) for name in event.changes())
    return translate("EventWords", "changed {what}: {columns}").format(what=what, columns=columns)


def _label(event: AuditEvent, image: Mapping[str, Any], names: Names, times: LocalTimes) -> str:
    if event.table in {"stops", "messages", "bookings"}:
        return event.reference or ""
    label = str(image.get(_LABELS.get(event.table, ""), "") or "")
    if event.table == "sites":
        return f"{label} ({image.get('customer_name')})"
    if event.table == "routes":
        zone = names.others.get(str(image.get("zone_id")), "")
        return f"{label} · {zone} · {image.get('service_date')}"
    if event.table == "blocks":
        # those of a recurring block differ by their day alone
        starts = _instant(image.get("starts_at"))
        return label if starts is None else f"{label} · {times.day(times.date_of(starts))}"
    if event.table == "import_mappings":
        # its key is a sum over the file's shape: nothing to read
        return str((image.get("mapping") or {}).get("sheet") or "")
    return label


def _promise(image: Mapping[str, Any], names: Names, times: LocalTimes) -> str:
    window = names.others.get(str(image.get("window_id")), "?")
    return f"{_day(image.get('service_date'), times)}, {window}"


def _day(value: object, times: LocalTimes) -> str:
    try:
        return times.day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _time(image: Mapping[str, Any], times: LocalTimes) -> str:
    at = _instant(image.get("arrives_at"))
    return "?" if at is None else times.time(at)


def _instant(value: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return None if at.tzinfo is None else at


def _route(key: str, names: Names) -> str:
    if key not in names.routes:
        return translate("EventWords", "a route that is gone")
    number, technician = names.routes[key]
    route = translate("EventWords", "route {n}").format(n=number)
    return f"{route} ({technician})" if technician else route


def _flat(value: dict[str, Any] | list[Any]) -> list[str]:
    if isinstance(value, dict):
        return [f"{key}: {part}" for key, part in value.items()]
    return [
        ": ".join(str(part) for part in item) if isinstance(item, list) else str(item)
        for item in value
    ]
