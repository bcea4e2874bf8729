"""Which of two equal wishes is a repetition, and which is a second wish."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from actions.ledger import book, desk
from actions.ledger.operation import Author, Delivery, State, Write

ANA = Author("default", "rest", "ana", 145, "system")
FIRST = Delivery("m1", "create the deal", "before-1")
DEAL = Write("create", "deal", after={"dealname": "Larkspur", "amount": "5"})
CHANGE = Write("update", "deal", "7", {"amount": "4"}, {"amount": "5"})


def enter(author: Author = ANA, delivery: Delivery = FIRST, write: Write = DEAL) -> str:
    return book.enter(author, delivery, write, 30).verdict


@pytest.mark.usefixtures("store")
class TestEnter:
    """What a second entry is."""

    @pytest.mark.parametrize("write", [DEAL, CHANGE, Write("delete", "deal", "7"), Write("undo", "deal", "7")])
    def test_the_same_place_and_words_is_the_same_delivery(self, write: Write) -> None:
        assert enter(write=write) == "new"
        assert enter(delivery=FIRST._replace(message="m2"), write=write) == "same"

    def test_the_same_message_id_is_the_same_delivery_wherever(self) -> None:
        assert [enter(), enter(delivery=FIRST._replace(before="before-2"))] == ["new", "same"]

    @pytest.mark.parametrize("write", [DEAL, CHANGE, Write("delete", "deal", "7"), Write("undo", "deal", "7")])
    def test_a_message_id_is_recognised_whatever_was_done_since(self, write: Write) -> None:
        first = book.enter(ANA, FIRST, write, 30)
        book.finish(first.id, "done", "99")
        second = book.enter(ANA, Delivery("m2", "another", "m1"), write, 30, again=True)
        book.finish(second.id, "done", "100")
        again = FIRST._replace(before="m2")
        entered, found = book.enter(ANA, again, write, 30), book.find(ANA, again, write)
        assert (entered.verdict, entered.id) == ("same", first.id)
        assert found and (found.verdict, found.id) == ("same", first.id)

    def test_an_equal_create_by_another_message_is_asked_about_for_an_hour(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = book.enter(ANA, FIRST, DEAL, 30)
        book.finish(made.id, "done", "99")
        second = Delivery("m2", "create the deal", "before-2")
        found = book.enter(ANA, second, DEAL, 30)
        assert (found.verdict, found.record) == ("like", "99")
        later = time.time() + book.LATELY_SECONDS + 1
        monkeypatch.setattr(time, "time", lambda: later)
        assert enter(delivery=second) == "new"

    def test_another_word_person_account_or_link_is_another_wish(self) -> None:
        enter()
        for author in (ANA._replace(sender="ben"), ANA._replace(account=146), ANA._replace(channel="slack")):
            assert enter(author=author) == "new"
        assert enter(write=replace(DEAL, after={**DEAL.after, "amount": "6"})) == "new"
        assert enter(write=replace(DEAL, links=(("contacts", "1"),))) == "new"

    def test_an_equal_change_by_another_message_is_a_wish_of_its_own(self) -> None:
        enter(write=CHANGE)
        assert enter(delivery=Delivery("m2", "create the deal", "before-2"), write=CHANGE) == "new"

    def test_what_a_change_comes_to_does_not_matter(self) -> None:
        """ "10 % more" comes to another value when it was done already."""
        enter(write=CHANGE)
        assert enter(delivery=FIRST._replace(message=""), write=replace(CHANGE, after={"amount": "6"})) == "same"

    def test_other_words_at_the_same_place_are_another_wish(self) -> None:
        enter(write=CHANGE)
        assert enter(delivery=Delivery("m2", "set it to 7", FIRST.before), write=CHANGE) == "new"

    def test_the_first_message_of_a_conversation(self) -> None:
        first, again = Delivery("m1", "x"), Delivery("m2", "x")
        assert [enter(delivery=first), enter(delivery=again)] == ["new", "like"]
        assert [enter(delivery=first, write=CHANGE), enter(delivery=again, write=CHANGE)] == ["new", "same"]

    def test_a_refused_one_may_be_tried_again(self) -> None:
        book.finish(book.enter(ANA, FIRST, DEAL, 30).id, "refused")
        assert enter(delivery=Delivery("m2", "create the deal", "before-2")) == "new"

    @pytest.mark.parametrize("state", ["unknown", "not seen"])
    def test_an_open_one_is_found_by_another_message(self, state: State) -> None:
        book.finish(book.enter(ANA, FIRST, DEAL, 30).id, state, settled_at=time.time())
        found = book.enter(ANA, Delivery("m2", "again", "before-2"), DEAL, 30)
        assert (found.verdict, found.state, found.open) == ("like", state, True)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("again", [False, True])
def test_of_many_at_once_one_is_new(again: bool) -> None:
    """`again`: a yes to "another one?", delivered several times."""
    if again:
        book.finish(book.enter(ANA, Delivery("m0", "create it", "before-0"), DEAL, 30).id, "done", "99")
    barrier = threading.Barrier(8)

    def go(_: int) -> str:
        barrier.wait()
        return book.enter(ANA, FIRST, DEAL, 30, again=again).verdict

    with ThreadPoolExecutor(8) as pool:
        verdicts = list(pool.map(go, range(8)))
    assert sorted(verdicts) == ["new", *["same"] * 7]


@pytest.mark.usefixtures("store")
async def test_a_yes_to_another_one_delivered_twice_at_once_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waits after a transaction until the other has ended one: a look in one of its own shows both the same."""
    book.finish(book.enter(ANA, FIRST, DEAL, 30).id, "done", "99")
    both, writing = threading.Barrier(2), book.writing

    @contextmanager
    def meeting() -> Iterator[Connection]:
        with writing() as store:
            yield store
        both.wait(10)

    monkeypatch.setattr(book, "writing", meeting)
    yes = Delivery("m2", "yes", "m1")
    entered = await asyncio.gather(
        *(desk.enter(ANA, yes._replace(message=message), DEAL, again=True) for message in ("m2", "m3"))
    )
    assert sorted(one.verdict for one in entered if one) == ["new", "same"]


@pytest.mark.usefixtures("store")
def test_one_takes_over() -> None:
    operation = book.enter(ANA, FIRST, DEAL, 30)
    taken, late = book.take_over(operation, 30), book.take_over(operation, 30)
    assert taken and taken.attempt in book.SENDING and late is None


@pytest.mark.usefixtures("store")
def test_what_is_entered_is_held_from_the_first_moment() -> None:
    """Otherwise another delivery could take the operation for a dead process's before its sending begins."""
    operation = book.enter(ANA, FIRST, DEAL, 30)
    assert book.enter(ANA, FIRST, DEAL, 30).held
    with desk.sending(operation):
        pass
    assert not book.enter(ANA, FIRST, DEAL, 30).held


@pytest.mark.usefixtures("store")
def test_who_may_still_be_sending() -> None:
    soon, past = time.time() + 30, time.time() - 1
    host = book.holder().rsplit(" ", 2)[0]
    attempt = ("x", 1.0)
    assert not book.is_held(attempt, book.holder(), soon), "this process knows what it sends"
    book.SENDING.add(attempt)
    assert book.is_held(attempt, book.holder(), soon) and not book.is_held(attempt, book.holder(), past)
    book.SENDING.discard(attempt)
    assert book.is_held(attempt, f"{host} 1 aa", soon) and not book.is_held(attempt, f"{host} 1 aa", past)
    assert not book.is_held(attempt, f"{host} 4194399 aa", soon), "no such process"
    assert book.is_held(attempt, "another-host 1 aa", soon) and not book.is_held(attempt, "another-host 1 aa", past)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="other systems do not tell when a process began")
def test_a_dead_process_whose_id_was_given_to_another() -> None:
    """As after the restart of a container, whose processes count from 1 again."""
    attempt, soon = ("x", 1.0), time.time() + 3600
    with _process("from actions.ledger import book; print(book.holder(), flush=True)") as dying:
        assert dying.stdout
        name = dying.stdout.readline().strip()
        assert book.is_held(attempt, name, soon), "it lives"
        dying.kill()
        dying.wait()
        assert not book.is_held(attempt, name, soon)
    host, _, word = name.rsplit(" ", 2)
    with _process("") as another:
        assert not book.is_held(attempt, f"{host} {another.pid} {word}", soon)


@contextmanager
def _process(work: str) -> Iterator[subprocess.Popen[str]]:
    """Does some work, and lives until it is told to end."""
    command = [sys.executable, "-c", f"{work}\ninput()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as made:
        try:
            yield made
        finally:
            made.kill()


@pytest.mark.usefixtures("store")
def test_old_lines_are_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    assert book.sweep(1) == 0
    later = time.time() + 2 * 86400
    monkeypatch.setattr(time, "time", lambda: later)
    assert book.sweep(1) == 1 and not list(book.since(0))
