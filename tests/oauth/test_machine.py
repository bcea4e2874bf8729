"""Whatever people do in whatever order: no grant without the right code and a yes in the conversation that asked."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule, run_state_machine_as_test

from actions.oauth import confirm, flow, grants, links
from actions.oauth.profiles import profile
from actions.oauth.tables import GRANTS, LINKS
from actions.oauth.tokens import Introspection, Tokens
from actions.oauth.waiting import NotYet, Stopped, WrongCode
from actions.store import database
from tests.oauth.world import identity

PEOPLE = st.sampled_from(["ana", "eve"])
BROWSERS = st.sampled_from(["c" * 43, "d" * 43])


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """The machine is about the steps; the statements are tested on both stores."""
    return f"sqlite:///{tmp_path}/hubspot.db"


class HubSpotDouble:
    """Gives tokens for its codes, each once, and remembers which are void."""

    def __init__(self) -> None:
        self.codes: set[str] = set()
        self.void: set[str] = set()
        self.given: set[str] = set()
        self.last = 0

    def code(self) -> str:
        self.last += 1
        self.codes.add(f"code-{self.last}")
        return f"code-{self.last}"

    def exchange(self, _app: Any, code: str) -> Tokens:
        self.codes.remove(code)
        self.given.add(f"refresh-{code}")
        return Tokens(f"access-{code}", f"refresh-{code}", 1800)

    def introspect(self, _app: Any, token: str) -> Introspection:
        account = int(token.rpartition("-")[2])  # each consent for another account
        return Introspection(account, "example.com", f"{token}@example.com", ("oauth",))

    def revoke(self, _app: Any, token: str) -> None:
        self.void.add(token)


class Linking(RuleBasedStateMachine):
    """Two people, two browsers, one HubSpot."""

    hubspot: HubSpotDouble
    passed: list[float]

    urls = Bundle("urls")
    sent = Bundle("sent")
    backs = Bundle("backs")
    codes = Bundle("codes")

    def __init__(self) -> None:
        super().__init__()
        with database.writing() as store:
            store.execute(LINKS.delete())
            store.execute(GRANTS.delete())
        vars(self.hubspot).update(vars(HubSpotDouble()))
        self.proved: dict[str, str] = {}
        """The tag that a right code was typed for, in the conversation that asked for it."""
        self.may_be_linked: set[str] = set()

    def run(self, work: Any) -> Any:
        try:
            return asyncio.run(work)
        except (Stopped, NotYet, WrongCode):
            return None

    @rule(target=urls, who=PEOPLE)
    def ask(self, who: str) -> tuple[str, str, str]:
        invitation = asyncio.run(flow.begin(profile(), identity(who), who))
        self.proved.pop(who, None)
        return who, invitation.url.rsplit("/", 1)[1], invitation.tag

    @rule(link=urls)
    def look(self, link: tuple[str, str, str]) -> None:
        self.run(flow.look(link[1]))

    @rule(target=sent, link=urls, browser=BROWSERS)
    def click(self, link: tuple[str, str, str], browser: str) -> tuple[str, str, str, str] | None:
        address = self.run(flow.click(link[1], browser))
        state = parse_qs(urlsplit(address).query)["state"][0] if address else "none"
        return link[0], link[2], state, browser

    @rule(target=codes, there=sent, browser=BROWSERS, agrees=st.booleans())
    def come_back(self, there: tuple[str, str, str, str], browser: str, agrees: bool) -> tuple[str, str, str]:
        who, tag, state, first_browser = there
        code = self.hubspot.code() if agrees else ""
        link = self.run(flow.come_back(state, code, "access_denied", browser))
        if link is None:
            return who, tag, "no code"
        assert browser == first_browser, "only the browser that clicked gets through"
        assert link.whose == identity(who) and link.tag == tag
        return who, tag, flow.code_of(link) or "no code"

    @rule(seen=codes, who=PEOPLE)
    def type_a_code_that_was_shown(self, seen: tuple[str, str, str], who: str) -> None:
        found = self.run(confirm.redeem(identity(who), seen[2]))
        if found and self.proved.get(who) != found.tag:
            newest = links.newest(identity(who))
            assert (seen[0], seen[1]) == (who, found.tag), "a code of somebody else, or of another link, got through"
            assert newest is not None and newest.tag == found.tag
            self.proved[who] = found.tag

    @rule(who=PEOPLE, number=st.integers(0, 999_999))
    def guess(self, who: str, number: int) -> None:
        found = self.run(confirm.redeem(identity(who), f"{number:06d}"))
        assert not found or self.proved.get(who) == found.tag, "a guess got through"

    @rule(who=PEOPLE, seen=st.one_of(urls, codes))
    def say_yes(self, who: str, seen: tuple[str, str, str]) -> None:
        tag = seen[1] if len(seen[1]) == 4 else seen[2]
        grant = self.run(confirm.accept(identity(who), tag))
        if grant:
            assert self.proved.pop(who, None) == tag, "a yes without the code"
            self.may_be_linked.add(who)

    @rule(who=PEOPLE, browser=BROWSERS)
    def go_all_the_way(self, who: str, browser: str) -> None:
        who, secret, tag = self.ask(who)
        address = asyncio.run(flow.click(secret, browser))
        state = parse_qs(urlsplit(address).query)["state"][0]
        code = flow.code_of(asyncio.run(flow.come_back(state, self.hubspot.code(), "", browser)))
        assert asyncio.run(confirm.redeem(identity(who), str(code))).tag == tag
        asyncio.run(confirm.accept(identity(who), tag))
        self.may_be_linked.add(who)

    @rule(who=PEOPLE)
    def cancel(self, who: str) -> None:
        asyncio.run(confirm.give_up(identity(who)))
        self.proved.pop(who, None)

    @rule(who=PEOPLE)
    def disconnect(self, who: str) -> None:
        asyncio.run(confirm.disconnect(identity(who)))
        self.proved.pop(who, None)
        self.may_be_linked.discard(who)

    @rule(link=consumes(urls), seconds=st.sampled_from([1.0, 601.0]))
    def time_passes(self, link: tuple[str, str, str], seconds: float) -> None:
        self.passed[0] += seconds
        self.run(confirm.sweep())

    @invariant()
    def nobody_is_linked_without_code_and_yes(self) -> None:
        linked = {grant.whose.user for grant in grants.every()}
        assert linked == self.may_be_linked

    @invariant()
    def what_came_to_nothing_is_void(self) -> None:
        """Every token that HubSpot gave is somebody's, waits for a code, or is revoked."""
        held = {grant.refresh_token for grant in grants.every()}
        with database.reading() as store:
            waiting = store.execute(LINKS.select().where(LINKS.c.sealed.is_not(None))).all()
        assert len(self.hubspot.given - self.hubspot.void - held) <= len(waiting)


@pytest.mark.slow
def test_no_way_leads_around_the_code(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hubspot, real, passed = HubSpotDouble(), time.time, [0.0]
    monkeypatch.setattr(time, "time", lambda: real() + passed[0])
    for name in ("exchange", "introspect", "revoke"):
        double = getattr(hubspot, name)
        monkeypatch.setattr(f"actions.oauth.tokens.{name}", lambda *args, double=double: double(*args))

    async def standard(*_: Any) -> str:
        return "STANDARD"

    monkeypatch.setattr(flow, "_account_type", standard)
    monkeypatch.setattr(Linking, "hubspot", hubspot, raising=False)
    monkeypatch.setattr(Linking, "passed", passed, raising=False)
    run_state_machine_as_test(
        Linking,
        settings=settings(
            max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
