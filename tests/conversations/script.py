"""Conversations as plain text: what a person says, and after it, on lines beginning with "=", what must be so.

    = deal "Acme renewal" amount=5000 closedate=+14d     HubSpot holds it so (~ for "has these words", +14d: since
                                                         the last message, @Tomás: the owner of that first name)
    = contact jane@example.com phone=                    by address or full name; nothing after = means empty
    = gone deal "Acme renewal"                           no such record any more
    = same                                               nothing was written by the last message
    = says Acme renewal                                  the answer to the last message has these words; = not: has not
    = shows deal "Acme renewal" closedate                the answer has that day, as people write it
    = closing week +1 @Dana                              the answer has the (first five) deals of that owner that close
                                                         in the week after this one, and no others ("open": of
                                                         those still open)

        closedate=--01-15, +1-01-15, tuesday             the next such day (02-29: the last of its month), next year's
    {month X}, {year X}, {day -3 X}, {owner X}           when that deal closes (a day so many off), whose it is,
    {largest X}, {largest in May}, {count in May}        the largest deal of its month or of that one, how many close
    {next month}                                         then: the seed counts its days from today

An empty line ends a conversation: the next one is another person's, on a fresh sandbox.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sandbox.testing import SandboxClient
from tests.conversations.bot import Bot
from tests.days import ZONE, coming, coming_weekday, today

Records = dict[str, dict[str, dict[str, Any]]]
ON_A_PAGE = 5
_FORMATS = {"day": "%B %-d", "year": "%Y"}
NAME = {"deal": ("dealname",), "contact": ("firstname", "lastname")}


def read(path: Path) -> list[list[str]]:
    """The conversations of a file, each as its lines."""
    parts = path.read_text("utf-8").split("\n\n")
    return [lines for part in parts if (lines := [ln for ln in part.splitlines() if ln and ln[0] != "#"])]


def play(lines: list[str], bot: Bot, hubspot: SandboxClient) -> Iterator[tuple[str, str, str]]:
    """Hold one conversation; (line, what is wrong or "", the bot's answer) for each message and expectation."""
    hubspot.reset()
    person, now = bot.person(), held(hubspot)
    before = now
    for line in (filled(line, now) for line in lines):
        if line.startswith("="):
            yield line, wrong(line[1:].strip(), person.text, before, now), ""
            continue
        before, said = now, person.says(line)
        now = held(hubspot)
        yield line, "", said


def filled(line: str, now: Records) -> str:
    """A line with what stands in braces told of the sandbox's deals."""
    line = line.replace("{next month}", f"{today().replace(day=1) + timedelta(days=31):%B}")
    while found := re.search(r"\{(month|year|day|owner|largest|count)(?: in)? (?:(-?\d+) )?([^{}]+)\}", line):
        what, off, name = found.groups()
        deals = [p for p in now["deal"].values() if p.get("closedate")]
        deal = next((p for p in deals if p["dealname"] == name), {})
        day = _day(deal["closedate"]) + timedelta(int(off or 0)) if deal else None
        told = day.strftime(_FORMATS.get(what, "%B")) if day else name
        if what == "owner":
            told = now["owner"][deal["hubspot_owner_id"]]["lastName"]
        elif what in ("largest", "count"):
            of_it = [p for p in deals if f"{_day(p['closedate']):%B}" == told and _is_ahead(p)]
            largest = max(of_it, key=lambda p: float(p.get("amount") or 0))["dealname"]
            told = largest if what == "largest" else str(len(of_it))
        line = line.replace(found.group(), told)
    return line


def _is_ahead(deal: dict[str, Any]) -> bool:
    return _day(deal["closedate"]) >= today().replace(day=1)


def held(hubspot: SandboxClient) -> Records:
    """What HubSpot holds, by kind and id; and its owners."""
    state = hubspot.state()
    rows = {kind: [row for row in state["records"][f"{kind}s"] if not row["archived"]] for kind in NAME}
    records = {kind: {row["id"]: row["properties"] for row in rows[kind]} for kind in NAME}
    return records | {"owner": {owner["id"]: owner for owner in state["owners"]}}


def wrong(expected: str, said: str, before: Records, now: Records) -> str:
    """What is not as expected; "" when all is."""
    word, _, rest = expected.partition(" ")
    if word == "says":
        return "" if rest.casefold() in said.casefold() else "not said"
    if word == "not":
        return "said" if rest.casefold() in said.casefold() else ""
    if word == "shows":
        kind, name, prop = shlex.split(rest)
        days = {_day(now[kind][i][prop]) for i in _named(kind, name, now)}
        return "" if any(f"{day:%B} {day.day}, {day.year}" in said for day in days) else f"not said: {days}"
    if word == "closing":
        return _closing(rest, said, now)
    if word == "same":
        return "" if before == now else "something was written"
    if word == "gone":
        kind, name = shlex.split(rest)
        return "still there" if _named(kind, name, now) else ""
    name, *values = shlex.split(rest)
    owners = {i: owner["firstName"] for i, owner in now["owner"].items()}
    bad = "none of that name"
    for record_id in _named(word, name, now):
        held_now, was = now[word][record_id], before[word].get(record_id, {})
        unfit = [v for v in values if not _fits(v, held_now, was, owners)]
        if not unfit:
            return ""
        bad = ", ".join(f"{v} (is {held_now.get(re.split('[=~]', v)[0])!r})" for v in unfit)
    return bad


def _closing(which: str, said: str, now: Records) -> str:
    """Whether the answer has the deals that close in a week, and no others of the same owner."""
    _, week, *owner = which.split()
    monday = today() - timedelta(days=today().weekday()) + timedelta(weeks=int(week))
    owners = {i: f"@{found['firstName']}" for i, found in now["owner"].items()}
    deals = [p for p in now["deal"].values() if "open" not in owner or p["hs_is_closed"] == "false"]
    deals = [p for p in deals if not {*owner} - {"open"} or owners.get(p.get("hubspot_owner_id") or "") in owner]
    closing = sorted((_day(p["closedate"]), p["dealname"]) for p in deals if p.get("closedate"))
    names = [name for day, name in closing if monday <= day < monday + timedelta(weeks=1)]
    rows = re.findall(r"^\d+\. (.+?) \u2014 ", said, re.MULTILINE)
    if names and not re.search(rf"(?:^|\n){len(names)} deals? ", said):
        return f"not {len(names)}"
    fits = len(rows) == min(len(names), ON_A_PAGE) and set(rows) <= set(names)
    return "" if fits else f"not {names} but {rows}"


def _day(value: str) -> date:
    return datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(ZONE).date()


def _named(kind: str, name: str, now: Records) -> list[str]:
    if "@" in name:
        return [i for i, p in now[kind].items() if p.get("email") == name]
    return [i for i, p in now[kind].items() if " ".join(filter(None, map(p.get, NAME[kind]))) == name]


def _fits(expected: str, properties: dict[str, Any], was: dict[str, Any], owners: dict[str, str]) -> bool:
    name, sign, value = expected.partition("~" if "~" in expected.partition("=")[0] else "=")
    held_now = properties.get(name) or ""
    if sign == "~":
        return value.casefold() in held_now.casefold()
    if value.startswith("+") and value.endswith("d"):
        then = datetime.fromisoformat(str(was.get(name)).replace("Z", "+00:00")) + timedelta(int(value[1:-1]))
        return held_now[:10] == then.date().isoformat()
    if until := _next(value):
        return held_now[:10] == until
    if value.startswith("@"):
        return owners.get(held_now) == value[1:]
    return held_now == value or (len(value) == 10 and value[4] == "-" and held_now[:10] == value)


def _next(said: str) -> str:
    """The next day that is this one of the year or week, as HubSpot writes days; nothing if it is neither."""
    found = re.fullmatch(r"(-|\+1)-(\d\d)-(\d\d)", said)
    if found is None:
        return coming_weekday(said)
    return coming(int(found[2]), int(found[3])) if found[1] == "-" else f"{today().year + 1}-{found[2]}-{found[3]}"
