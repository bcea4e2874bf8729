"""Status and the way out."""

from __future__ import annotations

from collections.abc import Callable

from actions.ledger import export
from actions.oauth import grants
from sandbox.testing import SandboxClient
from tests.account.ways import agree, connect, link_in
from tests.oauth.world import counts, identity
from tests.talk import Talk

Say = Callable[..., Talk]
Later = Callable[[float], None]


async def test_status_says_who_where_what_and_since_when(talk: Say) -> None:
    ana = talk()
    await ana.say("am I connected?", "connection_status")
    assert (ana.names(), ana.result) == (["utter_hubspot_status_none"], "not_connected")
    assert ana.buttons()[0]["payload"] == "/connect_hubspot"
    await connect(ana)
    await ana.say("am I connected?", "connection_status")
    words = ana.words("utter_hubspot_status")
    grant = grants.find(identity())
    assert grant is not None
    assert (words["email"], words["id"]) == (grant.email, grant.hub_id)
    assert "see your deals" in words["rights"] and "UTC" in words["since"]


async def test_status_of_an_ended_connection(talk: Say, hubspot: SandboxClient) -> None:
    ana = talk()
    await connect(ana)
    grant = grants.find(identity())
    assert grant is not None
    grants.bury(grant)
    await ana.say("am I connected?", "connection_status")
    assert (ana.names(), ana.result) == (["utter_hubspot_status_expired"], "not_connected")


async def test_disconnecting_revokes_erases_and_forgets(talk: Say, hubspot: SandboxClient) -> None:
    ana = talk()
    await connect(ana)
    await ana.say("list all deals", "list_deals")
    await ana.say("disconnect", "disconnect_hubspot")
    assert ana.names() == ["utter_hubspot_ask_disconnect"]
    assert grants.find(identity()) is not None
    await ana.say("yes", "affirm")
    assert (ana.names(), ana.result, ana.loop) == (["utter_hubspot_disconnected"], "done", None)
    assert grants.find(identity()) is None
    assert counts(hubspot)["revoked"] == 1
    assert {n for n, v in ana.slots.items() if v is not None} == {"hubspot_result"}
    await ana.say("list all deals", "list_deals")
    assert "utter_hubspot_connect_why_first" in ana.names()


async def test_the_audit_trail_knows_who_wrote_after_they_disconnected(talk: Say) -> None:
    ana = talk()
    await ana.say("create a deal called Lantern walk for 5k in contract sent", "create_deal")
    await ana.say(await agree(link_in(ana)), "inform")
    await ana.say("yes", "affirm")
    grant = grants.find(identity())
    assert ana.result == "done", ana.said
    await ana.say("disconnect", "disconnect_hubspot")
    await ana.say("yes", "affirm")
    assert grant and grant.email and grants.find(identity()) is None
    (line,) = export.trail(0)
    assert (line["action"], line["outcome"], line["user"]) == ("create", "done", grant.email)


async def test_disconnecting_with_its_button(talk: Say) -> None:
    ana = talk()
    await connect(ana)
    await ana.say("disconnect", "disconnect_hubspot")
    await ana.press(ana.buttons()[0])
    assert ana.result == "done"


async def test_not_disconnecting_after_all(talk: Say) -> None:
    for words, intent in (("no", "deny"), ("cancel", "cancel"), ("never mind", "inform")):
        ana = talk()
        await connect(ana)
        await ana.say("disconnect", "disconnect_hubspot")
        await ana.say(words, intent)
        assert (ana.names(), ana.result, ana.loop) == (["utter_hubspot_disconnect_left"], "cancelled", None)
        assert grants.find(identity()) is not None


async def test_something_else_instead_of_a_yes(talk: Say) -> None:
    ana = talk()
    await connect(ana)
    await ana.say("disconnect", "disconnect_hubspot")
    await ana.say("hm what", "inform")
    assert ana.names() == ["utter_hubspot_ask_disconnect"]
    await ana.say("am I connected?", "connection_status")
    assert ana.names() == ["utter_hubspot_status", "utter_hubspot_ask_disconnect"]


async def test_hubspot_does_not_confirm(talk: Say, hubspot: SandboxClient) -> None:
    ana = talk()
    await connect(ana)
    hubspot.fault(method="POST", path="/oauth/*/token/revoke", status=503)
    await ana.say("disconnect", "disconnect_hubspot")
    await ana.say("yes", "affirm")
    assert ana.names() == ["utter_hubspot_disconnected_here"]
    assert grants.find(identity()) is None, "erased here all the same"


async def test_nothing_to_disconnect(talk: Say) -> None:
    ana = talk()
    await ana.say("disconnect", "disconnect_hubspot")
    assert (ana.names(), ana.loop) == (["utter_hubspot_nothing_to_disconnect"], None)
