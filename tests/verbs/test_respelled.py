"""The name or the amount just written, said again as it should be."""

from __future__ import annotations

import pytest

from actions.language.wish.respelled import respelled
from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

MAIL = "made.just.now@example.com"


def contact(hubspot: SandboxClient) -> dict[str, str]:
    return next(r["properties"] for r in hubspot.records("contacts").values() if r["properties"].get("email") == MAIL)


@pytest.mark.parametrize("intent", ["inform", "nlu_fallback", "update_contact", "search_contacts"])
@pytest.mark.parametrize(
    ("called", "said", "becomes"),
    [
        ("Mark Johnson", "no, it's Marc with c", "Marc Johnson"),
        ("Mark Johnson", "sorry, Jonson without h", "Mark Jonson"),
        ("Catja Meyer", "it's spelled Katja", "Katja Meyer"),
        ("Catja Meyer", "I meant Meier, not Meyer", "Catja Meier"),
        ("Anna Svenson", "it's Svensson with two s", "Anna Svensson"),
        ("Stefan Smith", "it's spelled stephan smyth", "Stephan Smyth"),
        ("Jose Garcia", "oops, José with an accent", "José Garcia"),
        ("Katrin Berg", "with th: Kathrin", "Kathrin Berg"),
        ("Anna Moller", "not Moller but Möller", "Anna Möller"),
        ("Anna Moller", "not moller, it's möller", "Anna Möller"),
    ],
)
async def test_a_name_is_corrected(
    talk: Talk, hubspot: SandboxClient, called: str, said: str, becomes: str, intent: str
) -> None:
    await talk.say(f"create a contact {called}, {MAIL}", "create_contact")
    await talk.say(said, intent)
    assert talk.result == "done" and is_clean(talk), talk.text()
    assert f"{contact(hubspot)['firstname']} {contact(hubspot)['lastname']}" == becomes


async def test_what_only_sounds_like_the_name_is_asked_about(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"create a contact Catja Meyer, {MAIL}", "create_contact")
    await talk.say("sorry, Meier", "inform")
    assert talk.names() == ["utter_hubspot_propose_change"] and contact(hubspot)["lastname"] == "Meyer"
    await talk.say("yes", "affirm")
    assert contact(hubspot)["lastname"] == "Meier" and talk.result == "done"


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("no sorry Marc", "Marc Maier"),
        ("Meier, not Maier", "Mark Meier"),
        ("that's Mayer with ay", "Mark Mayer"),
        ("oh and its spelled Meyer", "Mark Meyer"),
    ],
)
async def test_a_part_of_the_name_that_was_not_changed_last(
    talk: Talk, hubspot: SandboxClient, said: str, becomes: str
) -> None:
    await talk.say(f"create a contact Marek Maier, {MAIL}", "create_contact")
    await talk.say("the first name is Mark", "update_contact")
    await talk.say(said, "inform")
    if talk.names() == ["utter_hubspot_propose_change"]:
        await talk.say("yes", "affirm")
    assert f"{contact(hubspot)['firstname']} {contact(hubspot)['lastname']}" == becomes and is_clean(talk)


async def test_which_part_of_a_name_is_asked(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say(f"create a contact Mark Meyer, {MAIL}", "create_contact")
    await talk.say("it's spelled Wojciech", "inform")
    assert talk.names()[-1] == "utter_hubspot_ask_property" and len(talk.buttons()) == 2
    await talk.press(talk.buttons()[0])
    assert contact(hubspot)["firstname"] == "Wojciech" and contact(hubspot)["lastname"] == "Meyer"


async def test_the_name_of_a_deal_is_corrected(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create a deal called Zephir pilot for 5k in contract sent", "create_deal")
    await talk.say("no, Zephyr with y", "inform")
    assert named(hubspot, "deals", "Zephyr pilot")[0]["amount"] == "5000"


@pytest.mark.parametrize("said", ["no, Dana", "sorry, wrong window", "no, thanks", "Marc"])
async def test_other_words_change_no_name(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say(f"create a contact Diana Markson, {MAIL}", "create_contact")
    await talk.say(said, "inform")
    assert contact(hubspot)["firstname"] == "Diana" and contact(hubspot)["lastname"] == "Markson"


@pytest.mark.parametrize("text", ["no, the Meier one", "sorry, show Meier", "no, friday", "it is fine", "Meier", ""])
def test_no_spelling(text: str) -> None:
    assert respelled(text, {"firstname": "Catja", "lastname": "Meyer"}) is None


@pytest.mark.parametrize("said", ["sorry 1.6", "oops, make that 1.6", "no, 1.6"])
async def test_a_small_figure_after_thousands_is_asked_about(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("create a deal called Zeta pilot for 16k in contract sent", "create_deal")
    await talk.say(said, "inform")
    assert [b["title"] for b in talk.buttons()] == ["$1,600", "$1.60"], talk.text()
    assert named(hubspot, "deals", "Zeta pilot")[0]["amount"] == "16000"
    await talk.press(talk.buttons()[0])
    assert named(hubspot, "deals", "Zeta pilot")[0]["amount"] == "1600" and is_clean(talk)


@pytest.mark.parametrize(
    ("said", "amount"), [("sorry 18000", "18000"), ("make that 1.6k", "1600"), ("oops 12k", "12000")]
)
async def test_the_amount_just_written_is_replaced(talk: Talk, hubspot: SandboxClient, said: str, amount: str) -> None:
    await talk.say("create a deal called Zeta pilot for 16k in contract sent", "create_deal")
    await talk.say(said, "inform")
    assert named(hubspot, "deals", "Zeta pilot")[0]["amount"] == amount and is_clean(talk)


@pytest.mark.parametrize("said", ["it's spelled Mey", "with an e: Mey", "sorry, Mey with e"])
async def test_the_spelling_of_a_record_only_shown_is_asked(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say(said, "inform")
    assert talk.names() == ["utter_hubspot_propose_change"]
    await talk.say("yes", "affirm")
    assert talk.words("utter_hubspot_updated")["title"] == "Sam Mey"


@pytest.mark.parametrize("said", ["not May but Mey", "no, Mey", "not Oslo", "with Larch: Mey"])
async def test_another_one_may_be_looked_for_then(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say(said, "inform")
    assert "utter_hubspot_updated" not in talk.names() and "utter_hubspot_propose_change" not in talk.names()


async def test_whose_name_it_is_leaves_no_doubt(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show Sam May", "get_contact")
    await talk.say("his last name is spelled Mey", "update_contact")
    assert talk.words("utter_hubspot_updated")["title"] == "Sam Mey"


@pytest.mark.parametrize("intent", ["inform", "get_contact"])
@pytest.mark.parametrize(("answer", "last"), [("yes", "Goldberg-Levy"), ("no", "Goldberg")])
async def test_a_longer_name_of_somebody_who_exists_already(
    talk: Talk, hubspot: SandboxClient, intent: str, answer: str, last: str
) -> None:
    await talk.say("create contact ruth.goldberg@example.com", "create_contact")
    assert talk.names()[-1] == "utter_hubspot_offer_change"
    await talk.say("Ruth Goldberg-Levy", intent)
    assert talk.names() == ["utter_hubspot_propose_change"]
    await talk.say(answer, "affirm" if answer == "yes" else "deny")
    assert named(hubspot, "contacts", "ruth.goldberg@example.com")[0]["lastname"] == last and is_clean(talk)


@pytest.mark.parametrize("said", ["Ruth Goldberg", "Olena Kovalenko"])
async def test_the_name_of_somebody_who_is_there_is_looked_up(talk: Talk, said: str) -> None:
    await talk.say("create contact ruth.goldberg@example.com", "create_contact")
    await talk.say(said, "inform")
    assert talk.names() == ["utter_hubspot_found"] and said in talk.text()
