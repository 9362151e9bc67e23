"""The planner's answers in words a person on the phone can use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.planning.model import Closed, Offered, Reason, Undecided

if TYPE_CHECKING:
    from core.booking.request import Request
    from core.planning.model import Answer


def explain(answer: Answer, request: Request, blocks: tuple[str, ...], *, final: bool) -> str:
    """One sentence. ``final``: nobody is still searching, so an undecided cell is a "no"."""
    if isinstance(answer, Offered):
        return _offered(answer)
    if isinstance(answer, Undecided):
        if final:
            return "No plan was found that keeps every promise already made."
        return "Still checking whether the day can be re-planned."
    return _closed(answer, request, blocks)


def _offered(answer: Offered) -> str:
    moved = len({stop.booking_id for stop in answer.plan.moved})
    free = answer.technicians_free
    who = "1 technician can" if free == 1 else f"{free} technicians can"
    if not moved:
        return f"{who} take it."
    stops = "1 other stop moves" if moved == 1 else f"{moved} other stops move"
    return f"{who} take it; {stops} inside what was promised."


def _closed(answer: Closed, request: Request, blocks: tuple[str, ...]) -> str:
    why = f" ({'; '.join(blocks)})" if blocks else ""
    needed = request.technicians
    return {
        Reason.CLOSED: f"{request.zone_name} has no service that day.",
        Reason.WINDOW_LIMIT: "This window's limit of bookings has been reached.",
        Reason.ROUTES_FULL: "All routes are full then.",
        Reason.SHIFT_TOO_SHORT: "The job is longer than what is left of every shift.",
        Reason.TECHNICIANS_SHORT: (
            f"Needs {answer.needed or needed} technicians at once, {answer.free} free."
        ),
        Reason.VIP_RESERVED: "What is left that day is reserved for VIP customers.",
        Reason.BLOCKED: f"Blocked then{why}.",
        Reason.DRIVE_TOO_FAR: "The drive would be longer than the zone allows.",
        Reason.ALL_DAY_STARTS_EARLIER: (
            "An all-day job begins when the shift does, in another window."
        ),
    }.get(answer.reason, "This window cannot be kept.")
