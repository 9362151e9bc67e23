from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.errors import BookerError, Bug, NotFound
from ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    made = Tasks(threads=2)
    yield made
    assert made.close()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def unexpected(answer: object) -> None:
    message = f"nobody should be told {answer!r}"
    raise AssertionError(message)


def test_an_answer_comes_back_in_the_gui_thread(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    told: list[tuple[int, int, int]] = []
    here = threading.get_ident()

    def done(there: int) -> None:
        told.append((there, threading.get_ident(), here))

    tasks.run(threading.get_ident, done, unexpected, owner=owner)
    assert tasks.is_busy
    qtbot.waitUntil(lambda: bool(told))
    there, answered_in, asked_in = told[0]
    assert answered_in == asked_in != there
    assert not tasks.is_busy


def test_every_one_of_many_answers_arrives(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    told: list[int] = []

    def number(n: int) -> Callable[[], int]:
        return lambda: n

    for batch in range(10):
        for n in range(100):
            tasks.run(number(100 * batch + n), told.append, unexpected, owner=owner)
        qtbot.waitUntil(lambda: not tasks.is_busy)
    assert sorted(told) == list(range(1000))


class Painted(QWidget):
    """Tells when it is painted."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self.told = told

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        del event
        self.told.append("painted")


def test_what_one_answer_changed_is_painted_before_the_next_is_told(qtbot: QtBot) -> None:
    told: list[str] = []
    window = Painted(told)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: bool(told))
    told.clear()
    tasks = Tasks(threads=1)
    are_answered = threading.Event()

    def done(word: str) -> None:
        told.append(word)
        window.update()

    for word in ("first", "second"):
        tasks.run(partial(str, word), done, unexpected, owner=window)
    tasks.run(are_answered.set, lambda _nothing: None, unexpected, owner=window)
    assert are_answered.wait(10)
    qtbot.waitUntil(lambda: told.count("painted") == 2)
    assert told == ["first", "painted", "second", "painted"]
    assert tasks.close()


def test_a_stale_answer_is_dropped_and_a_waiting_question_is_not_even_asked(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    asked: list[str] = []
    told: list[str] = []
    go = threading.Event()

    def question(words: str) -> Callable[[], str]:
        def work() -> str:
            asked.append(words)
            assert go.wait(10)
            return words

        return work

    for words in ("j", "jo", "joh", "john"):
        tasks.run(question(words), told.append, unexpected, owner=owner, topic="search")
        if words == "j":
            qtbot.waitUntil(lambda: asked == ["j"])
    tasks.run(question("other"), told.append, unexpected, owner=owner, topic="another topic")
    go.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert set(told) == {"john", "other"}
    assert "joh" not in asked


def test_nobody_is_told_whose_widget_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    go = threading.Event()
    parent = QObject()
    child = QObject(parent)
    tasks.run(lambda: go.wait(10), unexpected, unexpected, owner=child)
    del parent
    go.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)


def test_a_refusal_arrives_as_it_is_and_a_bug_as_a_bug_in_the_log(
    qtbot: QtBot, tasks: Tasks, owner: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[BookerError] = []
    refusal = NotFound("There is no site 5 in this branch.")

    def refuse() -> None:
        raise refusal

    def break_down() -> None:
        message = "a secret row"
        raise ZeroDivisionError(message)

    tasks.run(refuse, unexpected, told.append, owner=owner)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    tasks.run(break_down, unexpected, told.append, owner=owner)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert told[0] is refusal
    assert isinstance(told[1], Bug)
    assert "secret" not in told[1].message
    assert "ZeroDivisionError" in caplog.text


def test_closing_drops_what_waits_and_takes_nothing_more(qtbot: QtBot, owner: QObject) -> None:
    del qtbot
    tasks = Tasks(threads=1)
    go, began = threading.Event(), threading.Event()
    asked: list[str] = []

    def first() -> None:
        began.set()
        assert go.wait(10)

    tasks.run(first, unexpected, unexpected, owner=owner)
    tasks.run(lambda: asked.append("second"), unexpected, unexpected, owner=owner)
    assert began.wait(10)
    assert not tasks.close(0.05)
    go.set()
    assert tasks.close()
    tasks.run(lambda: asked.append("third"), unexpected, unexpected, owner=owner)
    assert asked == []


class Held:
    """Calls that run until they are let go, in the order in which they began."""

    def __init__(self) -> None:
        self.began: list[str] = []
        self._go = threading.Event()

    def call(self, name: str) -> Callable[[], str]:
        """One of them; it answers its name."""

        def work() -> str:
            self.began.append(name)
            assert self._go.wait(10)
            return name

        return work

    def has_begun(self, number: int) -> bool:
        """Whether so many have."""
        return len(self.began) == number

    def let_go(self) -> None:
        """All of them, those to come too."""
        self._go.set()


@pytest.fixture
def held() -> Iterator[Held]:
    made = Held()
    yield made
    made.let_go()


@pytest.fixture
def make_tasks(qtbot: QtBot, held: Held) -> Iterator[Callable[[int], Tasks]]:
    del qtbot
    made: list[Tasks] = []

    def make(threads: int) -> Tasks:
        made.append(Tasks(threads=threads))
        return made[-1]

    yield make
    held.let_go()
    for tasks in made:
        assert tasks.close()


def test_what_a_person_asks_goes_before_the_background(
    qtbot: QtBot, make_tasks: Callable[[int], Tasks], held: Held, owner: QObject
) -> None:
    tasks, told = make_tasks(1), list[str]()
    tasks.run(held.call("runs"), told.append, unexpected, owner=owner)
    for name in ("settles", "refreshes"):
        tasks.run(held.call(name), told.append, unexpected, owner=owner, background=True)
    for name in ("asks", "asks again"):
        tasks.run(held.call(name), told.append, unexpected, owner=owner)
    held.let_go()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert told == ["runs", "asks", "asks again", "settles", "refreshes"]


def test_the_background_leaves_a_thread_for_a_person(
    qtbot: QtBot, make_tasks: Callable[[int], Tasks], held: Held, owner: QObject
) -> None:
    tasks, told = make_tasks(3), list[str]()
    for name in "abcde":
        tasks.run(held.call(name), told.append, unexpected, owner=owner, background=True)
    qtbot.waitUntil(lambda: held.began == ["a", "b"])
    tasks.run(lambda: "asked", told.append, unexpected, owner=owner)
    qtbot.waitUntil(lambda: told == ["asked"])
    assert held.began == ["a", "b"]
    held.let_go()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert sorted(told) == ["a", "asked", "b", "c", "d", "e"]


def test_questions_that_became_stale_leave_a_thread_for_others(
    qtbot: QtBot, make_tasks: Callable[[int], Tasks], held: Held, owner: QObject
) -> None:
    tasks, told = make_tasks(3), list[str]()
    for number, words in enumerate(("0", "01"), 1):
        tasks.run(held.call(words), told.append, unexpected, owner=owner, topic="search")
        qtbot.waitUntil(partial(held.has_begun, number))
    for words in ("015", "0154"):
        tasks.run(held.call(words), told.append, unexpected, owner=owner, topic="search")
    tasks.run(lambda: "a choice", told.append, unexpected, owner=owner, topic="choice")
    qtbot.waitUntil(lambda: told == ["a choice"])
    assert held.began == ["0", "01"]
    held.let_go()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert told == ["a choice", "0154"]


def test_news_that_make_a_persons_question_stale_are_asked_in_its_place(
    qtbot: QtBot, make_tasks: Callable[[int], Tasks], held: Held, owner: QObject
) -> None:
    tasks, told = make_tasks(1), list[str]()
    tasks.run(held.call("runs"), told.append, unexpected, owner=owner)
    tasks.run(held.call("settles"), told.append, unexpected, owner=owner, background=True)
    tasks.run(held.call("old list"), told.append, unexpected, owner=owner, topic="list")
    tasks.run(
        held.call("list"), told.append, unexpected, owner=owner, topic="list", background=True
    )
    held.let_go()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert told == ["runs", "list", "settles"]
