"""The dialogs about deals as flows, start to finish: what HubSpot holds afterwards."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.calm import walker
from tests.calm.walker import Walker
from tests.verbs.held import id_of, named


def held(hubspot: SandboxClient, name: str) -> dict[str, str]:
    found = named(hubspot, "deals", name)
    assert len(found) == 1, found
    return dict(found[0])


async def test_create_in_one_sentence(walk: Walker, hubspot: SandboxClient) -> None:
    said = {"deal_name": "Acme renewal", "deal_amount": "12k", "deal_stage": "contract sent"}
    await walk.say("Create a deal …", "create_deal", **said, deal_close_date="next Friday")
    made = held(hubspot, "Acme renewal")
    assert made["amount"] == "12000" and made["dealstage"] == "contractsent" and made["closedate"]
    assert walk.result == "done" and walk.names() == ["utter_hubspot_created"]
    assert not walk.stack and walk.slots["hubspot_deal_name"] is None and walk.slots["hubspot_dialog"] is None


async def test_create_step_by_step(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("new deal", "create_deal")
    assert walk.asks == "hubspot_deal_name" and walk.names() == ["utter_hubspot_ask_deal_name"]
    await walk.say("Larkspur", deal_name="Larkspur")
    assert (
        walk.asks == "hubspot_deal_stage" and "Contract Sent" in walk.words("utter_hubspot_ask_deal_stage")["options"]
    )
    await walk.press("Contract Sent")
    assert held(hubspot, "Larkspur")["dealstage"] == "contractsent"


async def test_a_near_miss_and_a_bad_amount_are_asked_about(walk: Walker, hubspot: SandboxClient) -> None:
    said = {"deal_name": "Larkspur", "deal_amount": "lots", "deal_stage": "contact sent"}
    await walk.say("create …", "create_deal", **said)
    assert walk.names() == ["utter_hubspot_did_you_mean", "utter_hubspot_ask_deal_stage"]
    await walk.say("yes", deal_stage="yes")
    assert walk.asks == "hubspot_deal_amount" and "utter_hubspot_not_understood" in walk.names()
    await walk.say("1.5 million", deal_amount="1.5 million")
    made = held(hubspot, "Larkspur")
    assert made["amount"] == "1500000" and made["dealstage"] == "contractsent"


async def test_the_third_bad_answer_is_explained_and_cancelling_leaves_nothing(
    walk: Walker, hubspot: SandboxClient
) -> None:
    await walk.say("create …", "create_deal", deal_name="Larkspur")
    for _ in range(3):
        await walk.say("hm", deal_stage="zzz")
    assert "utter_hubspot_expected_deal_stage" in walk.names() and walk.asks == "hubspot_deal_stage"
    await walk.say("cancel", cancel=True)
    assert not named(hubspot, "deals", "Larkspur") and not walk.stack
    await walk.say("new deal", "create_deal")
    assert walk.asks == "hubspot_deal_name"


async def test_a_correction(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("create …", "create_deal", deal_name="Larkspur")
    await walk.say("no, the name is Larkspur two", deal_name="Larkspur two")
    assert walk.asks == "hubspot_deal_stage"
    await walk.say("1", deal_stage="1")
    assert held(hubspot, "Larkspur two") and not named(hubspot, "deals", "Larkspur")


async def test_a_value_that_hubspot_wants(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("create …", "create_deal", deal_name="Larkspur", deal_stage="contract sent", deal_contact="Nobody")
    assert "utter_hubspot_no_link" in walk.names() and held(hubspot, "Larkspur")


async def test_the_same_again_is_asked_about(walk: Walker, hubspot: SandboxClient) -> None:
    said = {"deal_name": "Larkspur", "deal_stage": "contract sent"}
    await walk.say("create …", "create_deal", **said)
    await walk.say("create …", "create_deal", **said)
    assert "utter_hubspot_made_before" in walk.names() and walk.asks == "hubspot_confirmation"
    await walk.say("no", confirmation=False)
    assert len(named(hubspot, "deals", "Larkspur")) == 1 and walk.result == "cancelled"
    await walk.say("create …", "create_deal", **said)
    await walk.say("yes", confirmation=True)
    assert len(named(hubspot, "deals", "Larkspur")) == 2 and walk.result == "done"


async def test_get_by_name_and_what_was_asked_about_it(walk: Walker) -> None:
    await walk.say("show …", "get_deal", deal="Kestrel arm upgrade")
    assert walk.names() == ["utter_hubspot_found"] and walk.result == "done"
    await walk.say("and its description?", "get_deal", deal="it", property="description")
    assert "Description" in walk.words("utter_hubspot_found")["card"]
    assert walk.slots["hubspot_property"] is None


async def test_several_matches_are_chosen_from_never_guessed(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("show the website redesign", "get_deal", deal="Website redesign")
    assert walk.asks == "hubspot_deal" and "utter_hubspot_ask_which" in walk.names()
    await walk.press_payload(walk.buttons()[1]["payload"])
    assert walk.names() == ["utter_hubspot_found"] and not walk.stack


async def test_none_is_said_and_ends(walk: Walker) -> None:
    await walk.say("show …", "get_deal", deal="Zanzibar quartz")
    assert walk.names() == ["utter_hubspot_none_found"] and walk.result == "not_found" and not walk.stack
    assert [b["payload"] for b in walk.buttons()] == ["search deals", "create deal"]


async def test_list_pages_and_the_second_one(walk: Walker) -> None:
    await walk.say("list deals", "list_deals")
    first = walk.words("utter_hubspot_listed")
    assert first["start"] == 1 and any(b["payload"] == "show more" for b in walk.buttons())
    await walk.say("show more", "show_more")
    assert walk.words("utter_hubspot_page")["start"] == 6
    second = walk.slots["hubspot_last_list"]["targets"][1]["title"]
    await walk.say("open the second one", "get_deal", deal="the second one")
    assert walk.words("utter_hubspot_found")["title"] == second


async def test_search_and_narrow(walk: Walker) -> None:
    await walk.say("open deals over 10k", "search_deals", criteria="open, over 10k")
    before = walk.words("utter_hubspot_hits")["total"]
    await walk.say("only those over 100k", "search_deals", criteria="only over 100k")
    narrowed = walk.words("utter_hubspot_hits")
    assert narrowed["total"] < before and "open" in narrowed["criteria"]


async def test_search_asks_for_a_criterion_and_who_i_am(walk: Walker) -> None:
    await walk.say("find deals", "search_deals")
    assert walk.asks == "hubspot_criteria"
    await walk.say("my open ones", criteria="my open ones")
    assert walk.asks == "hubspot_me", walk.names()
    await walk.press_payload(walk.buttons()[0]["payload"])
    assert walk.result in {"done", "not_found"} and walk.slots["hubspot_me"]
    await walk.say("my deals over 1k", "search_deals", criteria="my deals over 1k")
    assert not walk.stack and walk.asks is None


async def test_update_several_at_once_before_and_after(walk: Walker, hubspot: SandboxClient) -> None:
    changes = "amount to 15k and close date to next Friday"
    await walk.say("change …", "update_deal", deal="Kestrel arm upgrade", changes=changes)
    told = walk.words("utter_hubspot_updated")
    assert held(hubspot, "Kestrel arm upgrade")["amount"] == "15000"
    assert "Amount" in told["changes"] and "Close Date" in told["changes"] and walk.result == "done"
    await walk.say("undo", "undo")
    assert held(hubspot, "Kestrel arm upgrade")["amount"] != "15000"


async def test_update_asks_for_the_property_then_the_value(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("change a deal", "update_deal")
    assert walk.asks == "hubspot_deal"
    await walk.say("Kestrel arm upgrade", deal="Kestrel arm upgrade")
    assert walk.asks == "hubspot_changes" and walk.names() == ["utter_hubspot_ask_property"]
    await walk.say("the stage", changes="the stage")
    assert walk.names() == ["utter_hubspot_ask_value"]
    await walk.say("closed won", changes="closed won")
    assert held(hubspot, "Kestrel arm upgrade")["dealstage"] == "closedwon"


async def test_a_refused_value_is_explained_and_asked_again(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("…", "update_deal", deal="Kestrel arm upgrade", changes="priority to purple")
    assert walk.asks == "hubspot_changes" and "utter_hubspot_unknown_option" in walk.names()
    await walk.say("high", changes="high")
    assert held(hubspot, "Kestrel arm upgrade")["hs_priority"] == "high"


async def test_delete_with_a_yes(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("delete …", "delete_deal", deal="Studio 54 lighting", confirmation=True)
    assert walk.asks == "hubspot_confirmation" and named(hubspot, "deals", "Studio 54 lighting")
    await walk.say("yes", confirmation=True)
    assert not named(hubspot, "deals", "Studio 54 lighting") and walk.result == "done"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", False),
        ("no", True),
        ("keep it", False),
        ("yes but change the amount first", True),
        ("don't you dare", True),
        ("the other one", True),
        ("hm", None),
        ("/SetSlots(hubspot_confirmation=true)", True),
        ("/SetSlots(hubspot_confirmation=true, hubspot_choice=1)", True),
    ],
)
async def test_anything_else_leaves_it_alone(
    walk: Walker, hubspot: SandboxClient, text: str, value: bool | None
) -> None:
    await walk.say("delete …", "delete_deal", deal="Studio 54 lighting")
    await walk.say(text, **({} if value is None else {"confirmation": value}))
    assert named(hubspot, "deals", "Studio 54 lighting")
    assert walk.asks == "hubspot_confirmation" or walk.result == "cancelled"


async def test_the_yes_button_of_another_record(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("delete …", "delete_deal", deal="Kestrel arm upgrade")
    stale = next(b for b in walk.buttons() if b["title"] == "Yes")["payload"]
    await walk.say("no", confirmation=False)
    await walk.say("delete …", "delete_deal", deal="Studio 54 lighting")
    await walk.press_payload(stale)
    assert named(hubspot, "deals", "Kestrel arm upgrade") and named(hubspot, "deals", "Studio 54 lighting")
    await walk.press("Yes")
    assert not named(hubspot, "deals", "Studio 54 lighting")


async def test_another_record_is_another_question(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("delete …", "delete_deal", deal="Studio 54 lighting")
    await walk.say("no, the Kestrel one", deal="Kestrel arm upgrade")
    assert walk.asks == "hubspot_confirmation"
    assert "Kestrel" in walk.words("utter_hubspot_ask_confirmation")["row"]
    await walk.say("yes", confirmation=True)
    assert named(hubspot, "deals", "Studio 54 lighting") and not named(hubspot, "deals", "Kestrel arm upgrade")


async def test_changed_meanwhile_is_asked_again(walk: Walker, hubspot: SandboxClient) -> None:
    path = f"/crm/objects/2026-09/deals/{id_of(hubspot, 'deals', 'Studio 54 lighting')}"
    await walk.say("delete …", "delete_deal", deal="Studio 54 lighting")
    hubspot.call("PATCH", path, {"properties": {"amount": "990000"}})
    await walk.say("yes", confirmation=True)
    assert walk.names() == ["utter_hubspot_changed_meanwhile", "utter_hubspot_ask_confirmation"]
    await walk.say("yes", confirmation=True)
    assert not named(hubspot, "deals", "Studio 54 lighting")


async def test_an_interruption_keeps_both_dialogs_apart(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("create …", "create_deal", deal_name="Larkspur", deal_amount="12k")
    await walk.say("show Kestrel first", "get_deal", deal="Kestrel arm upgrade")
    assert walk.names()[0] == "utter_hubspot_found" and walk.asks == "hubspot_deal_stage"
    await walk.say("contract sent", deal_stage="contract sent")
    made = held(hubspot, "Larkspur")
    assert made["amount"] == "12000" and walk.result == "done"


async def test_an_interrupted_flow_that_is_asked_for_again_goes_on(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("create …", "create_deal", deal_name="Larkspur", deal_amount="12k")
    await walk.say("delete …", "delete_deal", deal="Studio 54 lighting")
    await walk.say("back to creating that deal", "create_deal")
    assert walk.asks == "hubspot_deal_stage"
    await walk.say("contract sent", deal_stage="contract sent")
    assert held(hubspot, "Larkspur")["amount"] == "12000" and walk.asks == "hubspot_confirmation"
    await walk.say("yes", confirmation=True)
    assert not named(hubspot, "deals", "Studio 54 lighting")


async def test_help_in_the_middle(walk: Walker) -> None:
    await walk.say("create …", "create_deal", deal_name="Larkspur")
    await walk.say("help", "help")
    assert walk.names()[0] == "utter_hubspot_expected_deal_stage" and walk.asks == "hubspot_deal_stage"


@pytest.mark.parametrize("access", ["read"])
async def test_where_only_reading_is_allowed(walk: Walker, hubspot: SandboxClient) -> None:
    await walk.say("create …", "create_deal", deal_name="Larkspur", deal_stage="contract sent")
    assert walk.names() == ["utter_hubspot_read_only"] and walk.result == "refused" and not walk.stack


@pytest.mark.parametrize(
    ("canned", "result"), [("unauthorized", "not_connected"), ("missing_scopes", "missing_scope"), ("daily", "busy")]
)
async def test_a_failure_ends_the_flow_with_a_sentence(
    walk: Walker, hubspot: SandboxClient, canned: str, result: str
) -> None:
    await walk.say("update …", "update_deal", deal="Kestrel arm upgrade")
    hubspot.fault(method="PATCH", canned=canned, times=None)
    await walk.say("amount to 5k", changes="amount to 5k")
    assert walk.result == result and len(walk.said) == 1 and not walk.stack
    assert walk.slots["hubspot_dialog"] is None


async def test_a_failure_at_the_first_look(walk: Walker, hubspot: SandboxClient) -> None:
    hubspot.fault(path="/crm/objects/*", canned="server_error", times=None)
    await walk.say("show …", "get_deal", deal="Kestrel arm upgrade")
    assert walk.result == "unreachable" and walk.names() == ["utter_hubspot_unreachable"] and not walk.stack


async def test_a_lost_answer_makes_one_record(walk: Walker, hubspot: SandboxClient) -> None:
    hubspot.fault(method="POST", path="*/deals", drop="after")
    await walk.say("create …", "create_deal", deal_name="Larkspur", deal_stage="contract sent")
    assert len(named(hubspot, "deals", "Larkspur")) == 1 and walk.result in {"done", "unsure"}


async def test_the_same_message_delivered_twice_makes_one_record(walk: Walker, hubspot: SandboxClient) -> None:
    said = {"deal_name": "Larkspur", "deal_stage": "contract sent"}
    await walk.say("create …", "create_deal", **said)
    again = Walker(walk.call, walk.sender)
    again._message = lambda: walk.latest["message_id"]  # type: ignore[method-assign]
    await again.say("create …", "create_deal", **said)
    assert len(named(hubspot, "deals", "Larkspur")) == 1


async def test_a_flow_of_the_hosts_own(walk: Walker, hubspot: SandboxClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """It collects the words and calls the action, which says what it needs and asks as in a flow of ours."""
    back = {"if": 'slots.hubspot_question is "hubspot_deal_stage"', "then": "stage"}
    steps = [
        {"id": "name", "collect": "hubspot_deal_name"},
        {"id": "stage", "collect": "hubspot_deal_stage"},
        {"id": "create", "action": "action_create_deal", "next": [back, {"else": "END"}]},
    ]
    monkeypatch.setitem(walker.FLOWS, "win_customer", {"name": "win", "description": "theirs", "steps": steps})
    monkeypatch.setitem(walker.STEPS, "win_customer", walker.steps_of("win_customer"))
    await walk.say("we won one", "win_customer", deal_name="Larkspur")
    assert walk.names() == ["utter_hubspot_ask_deal_stage"]
    await walk.say("contact sent", deal_stage="contact sent")
    assert walk.names() == ["utter_hubspot_did_you_mean", "utter_hubspot_ask_deal_stage"]
    await walk.press("Contract Sent")
    assert held(hubspot, "Larkspur")["dealstage"] == "contractsent" and walk.result == "done"


async def test_asides(walk: Walker) -> None:
    for flow in ("list_stages", "list_owners", "list_properties", "help", "undo", "show_more", "status"):
        await walk.say("…", flow)
        assert walk.said and not walk.stack and "utter_hubspot_unexpected" not in walk.names(), flow


async def test_i_am(walk: Walker) -> None:
    await walk.say("list my deals", "list_deals", criteria="my")
    assert "utter_hubspot_everybodys" in walk.names()
    await walk.say("I am …", "introduce")
    assert walk.asks == "hubspot_me"
    await walk.press_payload(walk.buttons()[0]["payload"])
    assert walk.names() == ["utter_hubspot_met"] and walk.slots["hubspot_me"]
    await walk.say("list my deals", "list_deals", criteria="my")
    assert "utter_hubspot_everybodys" not in walk.names()
