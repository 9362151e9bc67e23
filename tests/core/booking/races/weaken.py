"""Switches single walls of one throwaway database off: what a positive control needs.

A race that shows no double booking proves nothing unless it shows one with the wall away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.office import Office


def allow_overlaps(office: Office) -> None:
    """The exclusion constraint stands by its name, which the acts use, and excludes nothing."""
    office.execute("alter table booker.stops drop constraint ex_stops_no_overlap")
    office.execute(
        "alter table booker.stops add constraint ex_stops_no_overlap exclude using gist"
        " (branch_id with =, route_id with =, during with &&) where (false)"
        " deferrable initially immediate"
    )


def allow_duplicates(office: Office) -> None:
    """A site may have several live bookings for one date and window."""
    office.execute("drop index booker.uq_bookings_site_window")


def allow_full_windows(office: Office) -> None:
    """A window's counter is kept and no longer checked."""
    office.execute("alter table booker.window_loads drop constraint ck_window_loads_limit")


def allow_long_routes(office: Office) -> None:
    """A route's counter of stops is kept and no longer checked."""
    office.execute("alter table booker.routes drop constraint ck_routes_max_stops")


def allow_any_transition(office: Office) -> None:
    """A booking may go from any state to any other, expired or not, by anybody."""
    office.execute("drop trigger guard_transition on booker.bookings")


def forget_to_lock_bookings(office: Office) -> None:
    """An act reads its booking without locking the row."""
    _rewrite(office, "app.booking_for_update(uuid, text)", " for update;", ";")


def forget_expiry(office: Office) -> None:
    """Acts take a hold past its expiry for a hold."""
    _rewrite(
        office,
        "app.require_state(booker.bookings, text[])",
        "b.expires_at <= clock_timestamp()",
        "false",
    )


def forget_acts(office: Office) -> None:
    """Acts are written down and never remembered; one id may stand for several."""
    office.execute("alter table booker.acts drop constraint pk_acts")
    _rewrite(office, "app.begin_act(uuid, uuid, text, jsonb)", "if not found then", "if true then")


def _rewrite(office: Office, function: str, old: str, new: str) -> None:
    (row,) = office.rows(
        "select pg_get_functiondef(cast(:function as regprocedure)) as source", function=function
    )
    assert old in row.source, f"{function} no longer says {old!r}: the control proves nothing"
    office.execute(row.source.replace(old, new))
