"""``demo``: a sample branch on this computer, its window, and a booking day played on it."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from booker_desktop import demo as sample
from booker_desktop import demo_messages
from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerCommand
from booker_desktop.commands.session import Session, pass_session
from booker_desktop.demo_day import Day
from booker_desktop.demo_week import book_week
from booker_desktop.profiles import DEMO
from booker_desktop.screen import is_seen
from core.errors import InvalidInput, UnsafeDatabase

if TYPE_CHECKING:
    from booker_desktop.demo import Member, Stage
    from booker_desktop.demo_day import Story
    from booker_desktop.demo_messages import Post
    from core.messages.providers.choose import Sandbox


_GONE: Final = frozenset({"sent", "delivered"})


@click.command(cls=BookerCommand)
@click.option("--headless", is_flag=True, help="Play a booking day, with no window to be seen.")
@click.option(
    "--dir",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("booker-demo"),
    show_default=True,
    help="Where bookings.csv, bookings.xlsx, demo.log and pictures of the window go.",
)
@click.option("--stop", is_flag=True, help="Stop the sample branch's database, and do no more.")
@click.option("--reset", is_flag=True, help="Delete the sample branch; with --headless play anew.")
@pass_session
def demo(session: Session, folder: Path, *, headless: bool, stop: bool, reset: bool) -> int | None:
    """Open a sample branch, signed in as csr1; where there is no screen, play its day.

    The day has calls, a race, an expiry and a proposal; --headless plays it in any case.
    """
    if stop:
        stopped = sample.stop()
        said = "stopped" if stopped else "was not running"
        session.answer({"stopped": stopped}, f"The sample branch's database {said}.")
        return None
    if reset:
        sample.reset()
        if not headless:
            session.answer({"reset": True}, "The sample branch is deleted.")
            return None
    if not headless and not session.as_json and is_seen():
        return _open(session)
    _play(session, folder, headless=headless)
    return None


def _open(session: Session) -> int:
    """Prepare the sample branch and open its window, until it is closed."""
    # Qt is loaded for who opens a window only
    from booker_desktop.app import Start, run_window  # noqa: PLC0415
    from booker_desktop.gate import DesktopGate  # noqa: PLC0415

    sys.stderr.write("Preparing the sample branch, some seconds …\n")
    with ready_stage(session) as stage:
        stage.import_sheets()
        demo_messages.set_up(stage)
        book_week(stage)
        staff = stage.staff
        mailer = stage.password(demo_messages.MAILER)
        place = demo_messages.sandbox(stage)
    first = staff[0]
    answer.write_text(f"""\
{_staff_text(staff)}

The window opens as {first.login}, and {demo_messages.MAILER} delivers as long as it is open: \
{_place_text(place)}.
Another desk beside it, with the password from above:
  booker --profile {DEMO} --as dispatcher1
  booker demo --stop      booker demo --reset""")
    start = Start(DEMO, first.login, first.branch, first.password)
    with demo_messages.delivering(mailer):
        return run_window(DesktopGate(DEMO), start)


def _play(session: Session, folder: Path, *, headless: bool) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder} cannot be made: {error.strerror or error}."
        raise InvalidInput(message, next_step="Choose another place with --dir.") from error
    if not session.as_json:
        sys.stderr.write("Preparing the sample branch and playing a day, some seconds …\n")
    with ready_stage(session) as stage:
        stage.import_sheets()
        demo_messages.set_up(stage)
        with demo_messages.delivering(stage.password(demo_messages.MAILER)) as mailer:
            week = book_week(stage)
            story = _play_day(session, stage, demo_messages.Post(stage, mailer), folder)
        story = replace(story, confirmed=(*week, *story.confirmed))
        staff = stage.staff
        place = demo_messages.sandbox(stage)
    content = {
        "profile": stage.profile.name,
        "directory": str(folder.absolute()),
        "sandbox": None if place is None else str(place),
        "staff": [
            {"login": m.login, "role": m.role, "branch": m.branch, "password": m.password}
            for m in staff
        ],
        "story": story,
    }
    session.answer(content, _text(story, staff, _place_text(place), headless=headless))


def _play_day(session: Session, stage: Stage, post: Post, folder: Path) -> Story:
    """Play it at windows that nobody sees; where Qt cannot be loaded, by the acts alone."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        # Qt needs libraries of the system, which a bare server may not have
        from booker_desktop.demo_window import WindowDay  # noqa: PLC0415
    except ImportError as error:
        if not session.as_json:
            sys.stderr.write(
                f"No window can be opened here ({error}); the day is played without.\n"
            )
        return Day(stage, post).play(folder)
    with WindowDay(stage, post, folder) as day:
        return day.play(folder)


def ready_stage(session: Session) -> Stage:
    """The sample branch; one that another version of Booker made is made anew.

    Nobody's promises stand on it, and its commands would refuse to book for ever.
    """
    try:
        return sample.Stage()
    except UnsafeDatabase as error:
        if not session.as_json:
            sys.stderr.write(f"{error.message}\nThe sample branch is made anew.\n")
        sample.reset()
        return sample.Stage()


def _place_text(place: Sandbox | None) -> str:
    """Where the messages go."""
    if place is None:
        return "to the customers' addresses"
    return f"to {place.address}" if place.address else f"into {place.folder}"


def _screens(story: Story) -> list[str]:
    """The folder of the pictures, and how many there are."""
    if not story.screens:
        return []
    return [f"{Path(story.screens[0]).parent} ({len(story.screens)} pictures, light and dark)"]


def _staff_text(staff: tuple[Member, ...]) -> str:
    rows = [(m.login, m.role, m.branch, m.password) for m in staff]
    return f"""\
Staff of the sample branch (profile {DEMO}); passwords are shown only here:
{answer.table(("login", "role", "branch", "password"), rows)}"""


def _text(story: Story, staff: tuple[Member, ...], place: str, *, headless: bool) -> str:
    window = "" if headless else "\nThere is no screen here, so the day was played unseen."
    one = story.confirmed[-1]
    how = "at three real windows" if story.screens else "through the real acts"
    files = [*story.files, *_screens(story)]
    sent = sum(line.messages for line in story.messages if line.state in _GONE)
    return f"""\
A booking day at the sample branch, played {how}:
  {len(story.held)} calls, each held with a plan in hand
  a lost race: {story.race_won_by} got the last opening, {story.race_lost_by} was told within \
{story.race_milliseconds} ms: {story.race_answer}
  an expiry: {story.expired} ran out, and could not be confirmed any more
  a proposal: {story.proposed} moved to another window, accepted by the customer
  second thoughts: {story.moved} took the place of another appointment, {story.cancelled} was \
cancelled
  {len(story.confirmed)} bookings confirmed by dispatcher1
  {sent} messages delivered by {demo_messages.MAILER}, {place}
{window}
Written:
{chr(10).join(f"  {file}" for file in files)}

{_staff_text(staff)}

Go on with any command, for example:
  booker --profile demo show {one}
  booker --profile demo --as dispatcher1 holds      (with BOOKER_PASSWORD set as above)
  booker demo --stop      booker demo --reset"""
