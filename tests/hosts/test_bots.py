"""Host bots on real Rasa 3.6, with the pack from its wheel: their conversations go on as before, and ours work."""

from __future__ import annotations

import json
import urllib.request

import pytest

from sandbox.testing import SandboxClient
from tests.hosts.hosts import Check, HostBot

pytestmark = [pytest.mark.rasa, pytest.mark.slow, pytest.mark.timeout(900)]


def deals(portal: SandboxClient) -> set[str]:
    return {str(record["properties"].get("dealname")) for record in portal.records("deals").values()}


class TestNewcomer:
    """A bot from `rasa init`: pipeline and policies of Rasa's own choice, a domain of one file."""

    def test_its_own_test_stories_pass(self, newcomer: HostBot) -> None:
        assert newcomer.check.total > 5
        assert newcomer.check.failed == []

    def test_one_sentence_makes_a_deal(self, newcomer: HostBot, portal: SandboxClient) -> None:
        ana = newcomer.person()
        assert "Which stage" in ana.says("create a deal called Acme renewal for 12k")
        assert "Created the deal Acme renewal" in ana.presses("Contract Sent")
        assert ana.result == "done" and ana.is_clean() and "Acme renewal" in deals(portal)

    def test_its_conversations_and_ours_take_turns(self, newcomer: HostBot) -> None:
        ana = newcomer.person()
        assert ana.says("hello") == "Hey! How are you?"
        assert "deals" in ana.says("list all deals") and ana.result == "done"
        assert "cheer you up" in ana.says("I am so sad")
        assert ana.says("yes") == "Great, carry on!"
        assert "Cancelled" not in ana.says("bye")

    def test_its_small_talk_is_answered_in_the_middle_of_a_question(self, newcomer: HostBot) -> None:
        ana = newcomer.person()
        ana.says("create a new deal")
        answer = ana.says("am I talking to a bot?")
        assert "powered by Rasa" in answer and "called" in answer
        assert "Which stage" in ana.says("Northgate roof repair")
        assert "Cancelled" in ana.says("never mind")
        assert ana.is_clean()

    def test_a_delete_takes_a_yes_to_that_record(self, newcomer: HostBot, portal: SandboxClient) -> None:
        ana = newcomer.person()
        ana.says("create a deal called Halyard refit worth 9800 in closed won")
        assert "Halyard refit" in deals(portal)
        assert "(yes or no)" in ana.says("delete it")
        ana.says("no")
        assert "Halyard refit" in deals(portal)
        ana.says("delete the Halyard refit deal")
        assert "Deleted" in ana.says("yes")
        assert "Halyard refit" not in deals(portal)


class TestBistro:
    """A bot with forms, a session_config, its own affirm, deny and inform, and its own `actions` package."""

    def test_its_own_test_stories_are_as_before(self, bistro_before: tuple[object, Check], bistro: HostBot) -> None:
        before = bistro_before[1]
        assert before.failed == bistro.check.failed == []
        assert before.total == bistro.check.total == 4

    def test_what_it_understands_is_as_before(self, bistro_before: tuple[object, Check], bistro: HostBot) -> None:
        """At most one of fifty sentences it was not trained on may be read otherwise (docs/install.md)."""
        before = bistro_before[1]
        assert before.sentences == 50 and before.right >= 40
        assert bistro.check.right >= before.right - 1

    def test_both_action_sets_are_served(self, bistro: HostBot) -> None:
        url = bistro.actions.health.replace("/health", "/actions")
        with urllib.request.urlopen(url) as answer:
            names = {action["name"] for action in json.load(answer)}
        assert {"action_book_table", "validate_booking_form", "action_create_deal", "action_connect_hubspot"} <= names

    def test_its_form_works_with_its_own_actions(self, bistro: HostBot) -> None:
        ana = bistro.person()
        assert ana.says("I want to make a reservation") == "For how many people?"
        assert ana.says("for four") == "Inside or on the terrace?"
        assert "What name" in ana.says("on the terrace")
        assert "under Marchetti" in ana.says("Marchetti")

    def test_its_yes_means_what_it_meant(self, bistro: HostBot) -> None:
        ana = bistro.person()
        assert "sorry" in ana.says("the food was cold")
        assert "will call" in ana.says("yes please")

    def test_a_name_for_its_form_starts_nothing_of_ours(self, bistro: HostBot, portal: SandboxClient) -> None:
        before = deals(portal)
        ana = bistro.person()
        ana.says("book a table")
        ana.says("for four")
        ana.says("inside")
        assert "under Deal" in ana.says("Deal")
        assert deals(portal) == before

    def test_our_dialogs_hear_answers_the_host_would_take_for_its_own(
        self, bistro: HostBot, portal: SandboxClient
    ) -> None:
        ana = bistro.person()
        assert "called" in ana.says("create a deal")
        assert "Which stage" in ana.says("Terrace heaters for four")
        assert "Created the deal Terrace heaters for four" in ana.says("closed won")
        assert "$15,000" in ana.says("change its amount to 15k")
        assert ana.is_clean() and "Terrace heaters for four" in deals(portal)

    def test_search_and_contacts(self, bistro: HostBot) -> None:
        ana = bistro.person()
        assert "deals" in ana.says("which open deals are over 10k?")
        assert "e-mail" in ana.says("add a contact")
        assert "name" in ana.says("jo.amberley@example.com")
        assert "Created the contact Jo Amberley" in ana.says("Jo Amberley")

    def test_hours_are_told_in_the_middle_of_our_question(self, bistro: HostBot) -> None:
        ana = bistro.person()
        ana.says("create a deal")
        answer = ana.says("when are you open?")
        assert "noon to eleven" in answer and "called" in answer
        ana.says("cancel")
        assert ana.is_clean()
