"""The planner's words: routes, visits, stops, the zone-day they form, and answers about it.

Every instant is an ``int``: whole minutes since 1970-01-01T00:00Z (UTC). Every duration is
an ``int`` of minutes. Local wall time never enters; half-open intervals ``[from, to)``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Minute = int
"""Whole minutes since 1970-01-01T00:00Z."""


class Reason(StrEnum):
    """Why a window is not offered; the value is what the command line prints."""

    CLOSED = "closed"  # no route works in the zone that day, or the window's weekday is off
    TOO_SOON = "too_soon"
    BEYOND_HORIZON = "beyond_horizon"
    NOT_RELEASED = "not_released"
    WINDOW_LIMIT = "window_limit"
    ROUTES_FULL = "routes_full"
    SHIFT_TOO_SHORT = "shift_too_short"  # the job is longer than what is left of any shift
    TECHNICIANS_SHORT = "technicians_short"  # needs N at once, M free
    VIP_RESERVED = "vip_reserved"
    ALREADY_BOOKED = "already_booked"
    BLOCKED = "blocked"
    DRIVE_TOO_FAR = "drive_too_far"
    ALL_DAY_STARTS_EARLIER = "all_day_starts_earlier"  # an all-day job begins when the shift does
    CHECKING = "checking"  # undecided so far: neither a plan nor a proof of "no"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stop is. Two places with the same ``key`` are the same site: 0 minutes apart."""

    key: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Travel:
    """A zone's driving rule: road factor and speed where coordinates are known, else a default."""

    default_minutes: int = 15
    road_factor: float = 1.3
    speed_kmh: float = 40.0
    max_minutes: int | None = None
    """A single drive longer than this is refused (DRIVE_TOO_FAR); None: no limit."""


@dataclass(frozen=True, slots=True)
class Route:
    """One technician's working day in one zone: shift ``[starts, ends]``, blocked intervals."""

    route_id: str
    zone: str
    starts: Minute
    ends: Minute
    technician: str | None = None
    max_stops: int | None = None
    start: Place | None = None
    """Where the day begins; the first drive counts only where this is known."""
    blocks: tuple[tuple[Minute, Minute], ...] = ()
    """Half-open intervals in which no stop (its drive included) may lie."""
    retired: bool = False
    """Keeps the stops it has, takes no other."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A booking as the planner sees it: where, how long, how many technicians, promised when."""

    booking_id: str
    place: Place
    zone: str
    minutes: int
    """On site; of an all-day job irrelevant: it takes the whole shift."""
    technicians: int
    promised_from: Minute
    promised_to: Minute
    all_day: bool = False
    buffer_before: int = 0
    buffer_after: int = 0
    vip: bool = False
    window: str = ""
    """Key of the arrival window of that day, for the window's limit."""
    fixed: bool = False
    """Its stops may not move at all (completed, under way, or partly outside this zone-day)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit's planned interval on one route.

    ``starts`` + ``drive`` + buffer before = ``arrives``; ``arrives`` + minutes on site +
    buffer after = ``ends`` (an all-day stop: ``starts`` and ``ends`` are the shift's, and
    ``arrives`` = ``starts``; the drive from a known start location is then outside the shift
    and not counted).
    """

    booking_id: str
    route_id: str
    starts: Minute
    arrives: Minute
    ends: Minute
    drive: int
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class ZoneDay:
    """All that decides what one zone can promise on one day.

    ``visits`` and ``stops`` are the standing plan: every live booking with a stop on one of
    ``routes`` (neighbour zones' routes included). ``travel`` has every zone that occurs.
    """

    zone: str
    routes: tuple[Route, ...]
    visits: tuple[Visit, ...]
    stops: tuple[Stop, ...]
    travel: Mapping[str, Travel]
    links: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(zone of the site, zone of the route) → least minutes of the drive to a first stop across
    the border. A route of another zone without a link cannot serve the site."""
    window_limits: Mapping[str, int] = field(default_factory=dict)
    """Window key → most bookings of ``zone`` that it takes; a missing key: no limit."""
    vip_reserve: int = 0
    """Routes of ``zone`` kept free of non-VIP stops (0 once the reserve has been lifted)."""
    settled: bool = False
    """People have read their routes: re-planning never gives a stop to another technician."""
    not_before: Minute | None = None
    """Now: no new or moved stop's drive may start earlier."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The witness: every stop of the zone-day, and which standing stops it moves."""

    stops: tuple[Stop, ...]
    moved: tuple[Stop, ...] = ()
    """Those of ``stops`` that belong to standing visits and whose route or times differ."""
    added: tuple[Stop, ...] = ()
    """The candidate's stops."""
    extra_drive: int = 0
    """Minutes of driving that the plan adds to the standing plan (may be negative)."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The window can be kept: here is the plan. ``technicians_free`` ≥ those it needs."""

    plan: Plan
    technicians_free: int


@dataclass(frozen=True, slots=True)
class Closed:
    """The window is proved closed: no plan exists."""

    reason: Reason
    needed: int = 0
    free: int = 0
    """For TECHNICIANS_SHORT: how many technicians it needs at once and how many are free."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """Neither a plan nor a proof within the budget: not offered."""

    likely: Reason = Reason.ROUTES_FULL


Answer = Offered | Closed | Undecided
