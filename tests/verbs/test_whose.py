"""One property of several records in one message: one after the other, each with its own value."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.talk import Talk
from tests.verbs.held import is_clean, named

ARJUN, WEI = "arjun.mehta@zephyr.example.com", "wei.chen@sakura-instruments.example.com"


def of(hubspot: SandboxClient, email: str, name: str) -> str | None:
    return named(hubspot, "contacts", email)[0].get(name)


@pytest.mark.parametrize(
    ("said", "name", "values"),
    [
        ("set arjun mehta's company to Ørsted and wei chen's to Maersk", "company", ("Ørsted", "Maersk")),
        ("set arjun mehta's city to Aarhus, and wei chen's to Dessau", "city", ("Aarhus", "Dessau")),
        ("change arjun mehta's title to CEO and wei chen's should be CFO", "jobtitle", ("CEO", "CFO")),
    ],
)
async def test_one_after_the_other(
    talk: Talk, hubspot: SandboxClient, said: str, name: str, values: tuple[str, str]
) -> None:
    await talk.say(said, "update_contact")
    assert (of(hubspot, ARJUN, name), of(hubspot, WEI, name)) == values and is_clean(talk)


async def test_the_first_is_the_one_shown(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show arjun mehta", "get_contact")
    await talk.say("change title to Treasurer and wei chen's to CEO", "update_contact")
    assert (of(hubspot, ARJUN, "jobtitle"), of(hubspot, WEI, "jobtitle")) == ("Treasurer", "CEO") and is_clean(talk)


async def test_nobody_knows_whose(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("show wei chen", "get_contact")
    await talk.say("show arjun mehta", "get_contact")
    before = of(hubspot, WEI, "jobtitle")
    await talk.say("change his title to Treasurer and hers to CEO", "update_contact")
    assert (of(hubspot, ARJUN, "jobtitle"), of(hubspot, WEI, "jobtitle")) == ("Treasurer", before)
    assert "“hers to CEO”" in talk.text() and is_clean(talk)


async def test_deals(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("set the amount of Halden risk dashboard to 5k and Sakura calibration units' to 7k", "update_deal")
    assert named(hubspot, "deals", "Halden risk dashboard")[0]["amount"] == "5000"
    assert named(hubspot, "deals", "Sakura calibration units")[0]["amount"] == "7000"


INGRID, KATRIN = "ingrid.halvorsen@haldenvoss.example.com", "katrin.weiss@haldenvoss.example.com"


@pytest.mark.parametrize(
    "said",
    [
        "change 2 and 3 to evangelist",
        "set the second and the third to evangelist",
        "make numbers 2 & 3 to evangelist",
        "set the lifecycle stage of ingrid halvorsen and katrin weiss to evangelist",
        "move ingrid halvorsen and katrin weiss to evangelist",
        "change 2 and 3's lifecycle stage to evangelist",
        "set the lifecycle stage to evangelist for 2 and 3",
        "change ingrid halvorsen and katrin weiss's lifecycle stage to evangelist",
    ],
)
async def test_the_same_of_each(talk: Talk, hubspot: SandboxClient, said: str) -> None:
    await talk.say("find contacts at Halden", "search_contacts")
    await talk.say(said, "update_contact")
    assert [of(hubspot, email, "lifecyclestage") for email in (INGRID, KATRIN)] == ["evangelist"] * 2
    assert is_clean(talk)


async def test_a_name_with_and(talk: Talk, hubspot: SandboxClient) -> None:
    await talk.say("create deal Larch and Beech in contract sent", "create_deal")
    await talk.say("create deal Larch in contract sent", "create_deal")
    await talk.say("create deal Beech in contract sent", "create_deal")
    await talk.say("change the amount of Larch and Beech to 5k", "update_deal")
    assert [named(hubspot, "deals", name)[0].get("amount") for name in ("Larch and Beech", "Larch", "Beech")] == [
        "5000",
        None,
        None,
    ]
