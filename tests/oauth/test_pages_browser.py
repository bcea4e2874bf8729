"""The pages in a real browser: nothing blocked by their own policy, readable on a phone, accessible."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.async_api import async_playwright

from actions.oauth import confirm, links
from actions.oauth.links import Outcome
from actions.oauth.pages import PROBLEMS, problem
from actions.oauth.profiles import profile
from tests.browser import ARGUMENTS
from tests.oauth.world import identity, link_for
from tools.browser import find

pytestmark = [pytest.mark.browser]


@pytest.fixture
def store_url(tmp_path: Path) -> Iterator[str]:
    yield f"sqlite:///{tmp_path}/data/hubspot.db"


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_pages_are_readable_on_a_phone_and_accessible(pages: str, scheme: str) -> None:
    url = await link_for(wanted=("crm.objects.deals.write",))
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        context = await chromium.new_context(
            viewport={"width": 360, "height": 740},
            color_scheme="light" if scheme == "light" else "dark",
            bypass_csp=False,
        )
        page, complaints = await context.new_page(), list[str]()
        page.on("console", lambda line: complaints.append(line.text))
        await page.goto(url)
        await check(page)
        await page.get_by_role("button", name="Continue to HubSpot").click()
        await page.get_by_role("button").first.click()
        await check(page)
        assert "One more step" in await page.title()
        await page.goto(url)
        await check(page)
        assert "has been used" in await page.title()
        await chromium.close()
    assert [line for line in complaints if "status of 4" not in line] == [], "the policy blocks nothing of ours"
    assert (await confirm.progress(identity())) is not None


async def check(page: object) -> None:
    """Nothing sticks out, and axe finds nothing. (A script is run by the test, not by the page.)"""
    from playwright.async_api import Page

    assert isinstance(page, Page)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.evaluate(AXE_FILE_PATH.read_text())
    found = await page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.help))")
    assert found == []


@pytest.mark.parametrize("outcome", list(PROBLEMS))
def test_every_outcome_has_its_page(store: str, outcome: Outcome) -> None:
    page = problem(outcome, profile())
    assert page.status >= 400
    assert PROBLEMS[outcome].heading in page.html


def test_the_closed_list_is_complete() -> None:
    from typing import get_args

    from actions.account.linking import SENTENCES

    assert set(PROBLEMS) == set(SENTENCES) == set(get_args(links.Outcome))
