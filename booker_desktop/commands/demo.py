"""``demo``: a sample branch on this computer, and a booking day played on it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from booker_desktop import demo as sample
from booker_desktop.commands import answer
from booker_desktop.commands.options import BookerCommand
from booker_desktop.commands.session import Session, pass_session
from booker_desktop.demo_day import Day
from core.errors import InvalidInput, UnsafeDatabase

if TYPE_CHECKING:
    from booker_desktop.demo import Member
    from booker_desktop.demo_day import Story


@click.command(cls=BookerCommand)
@click.option("--headless", is_flag=True, help="Play a booking day without a window.")
@click.option(
    "--dir",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("booker-demo"),
    show_default=True,
    help="Where bookings.csv, bookings.xlsx and demo.log go.",
)
@click.option("--stop", is_flag=True, help="Stop the sample branch's database, and do no more.")
@click.option("--reset", is_flag=True, help="Delete the sample branch; with --headless play anew.")
@pass_session
def demo(session: Session, folder: Path, *, headless: bool, stop: bool, reset: bool) -> None:
    """Play a booking day on a sample branch: calls, a race, an expiry, a proposal."""
    if stop:
        stopped = sample.stop()
        said = "stopped" if stopped else "was not running"
        session.answer({"stopped": stopped}, f"The sample branch's database {said}.")
        return
    if reset:
        sample.reset()
        if not headless:
            session.answer({"reset": True}, "The sample branch is deleted.")
            return
    _play(session, folder, headless=headless)


def _play(session: Session, folder: Path, *, headless: bool) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder} cannot be made: {error.strerror or error}."
        raise InvalidInput(message, next_step="Choose another place with --dir.") from error
    if not session.as_json:
        sys.stderr.write("Preparing the sample branch and playing a day, some seconds …\n")
    with _stage(session) as stage:
        stage.import_sheets()
        story = Day(stage).play(folder)
        staff = stage.staff
    content = {
        "profile": stage.profile.name,
        "directory": str(folder.absolute()),
        "staff": [
            {"login": m.login, "role": m.role, "branch": m.branch, "password": m.password}
            for m in staff
        ],
        "story": story,
    }
    session.answer(content, _text(story, staff, headless=headless))


def _stage(session: Session) -> sample.Stage:
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


def _text(story: Story, staff: tuple[Member, ...], *, headless: bool) -> str:
    rows = [(m.login, m.role, m.branch, m.password) for m in staff]
    window = "" if headless else "\nThe window is not built yet, so the day was played without one."
    one = story.confirmed[0]
    return f"""\
A booking day at the sample branch, played through the real acts:
  {len(story.held)} calls, each held with a plan in hand
  a lost race: {story.race_won_by} got the last opening, {story.race_lost_by} was told within \
{story.race_milliseconds} ms: {story.race_answer}
  an expiry: {story.expired} ran out, and could not be confirmed any more
  a proposal: {story.proposed} moved to another window, accepted by the customer
  {len(story.confirmed)} bookings confirmed by dispatcher1, each with its message queued
{window}
Written:
{chr(10).join(f"  {file}" for file in story.files)}

Staff of the sample branch (profile demo); passwords are shown only here:
{answer.table(("login", "role", "branch", "password"), rows)}

Go on with any command, for example:
  booker --profile demo show {one}
  booker --profile demo --as dispatcher1 holds      (with BOOKER_PASSWORD set as above)
  booker demo --stop      booker demo --reset"""
