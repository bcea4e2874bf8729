"""Rasa Pro's protocol against the real action server: domain digest, 449, stack, user id, no domain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.testing import SandboxClient
from tests.calm.transports import Http
from tests.calm.walker import Walker
from tests.oauth.server import ActionServer
from tests.verbs.held import named

pytestmark = pytest.mark.slow
TOKEN = "t" * 32


@pytest.fixture(scope="module")
def action_server(server: SandboxClient, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ActionServer]:
    folder: Path = tmp_path_factory.mktemp("action-server")
    settings = {
        "HUBSPOT_ACCESS_TOKEN": server.token,
        "HUBSPOT_API_BASE_URL": server.url,
        "HUBSPOT_SYSTEM_ACCESS": "write",
        "HUBSPOT_STORE_URL": f"sqlite:///{folder}/hubspot.db",
        "ACTION_SERVER_TOKEN": TOKEN,
    }
    server.reset()
    with ActionServer(folder, **settings) as running:
        yield running


@pytest.mark.parametrize("deflate", [False, True])
async def test_dialogs_with_the_domain_sent_once(
    action_server: ActionServer, server: SandboxClient, deflate: bool
) -> None:
    http = Http(action_server.url, TOKEN, deflate)
    walk = Walker(http, f"pro-{deflate}")
    name = f"Larkspur {deflate}"
    await walk.say("create …", "create_deal", deal_name=name, deal_stage="contract sent", deal_amount="12k")
    assert named(server, "deals", name)[0]["amount"] == "12000"
    await walk.say("show it", "get_deal", deal="it")
    await walk.say("change it", "update_deal", deal="it", changes="amount to 15k")
    await walk.say("list", "list_deals")
    await walk.say("more", "show_more")
    await walk.say("delete it", "delete_deal", deal=name)
    await walk.press("Yes")
    assert not named(server, "deals", name) and walk.result == "done"
    assert http.statuses.count(449) <= 1 and set(http.statuses) <= {200, 449}


async def test_a_server_that_does_not_know_the_domain_says_so(action_server: ActionServer) -> None:
    http = Http(action_server.url, TOKEN)
    request = Walker(http).request("action_help")
    assert (await http.post({**request, "domain_digest": "another"})).status_code == 449
    await http(request)
    assert (await http.post(request)).status_code == 200, "no domain is needed any more"


async def test_what_rasa_pro_sends_beyond_rasa_open_source(action_server: ActionServer) -> None:
    walk = Walker(Http(action_server.url, TOKEN))
    request = walk.request("action_help")
    request["tracker"] |= {"user_id": "person-1", "current_session_id": "s1", "inactive": False, "terminated": False}
    answer = await walk.call(request)
    assert set(answer) == {"events", "responses"} and answer["responses"]


async def test_what_is_refused(action_server: ActionServer) -> None:
    request = Walker(Http(action_server.url, TOKEN)).request("action_help")
    assert (await Http(action_server.url, "wrong").post(request)).status_code == 401
    http = Http(action_server.url, TOKEN)
    await http(request)
    assert (await http.post({**request, "next_action": "action_there_is_none"})).status_code == 404
