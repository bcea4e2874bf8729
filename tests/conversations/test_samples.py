"""The sample conversations of docs/ happen just so, on a real Rasa server."""

from __future__ import annotations

import pytest

from sandbox.testing import SandboxClient
from tests.conversations.bot import PROJECT, Person
from tests.conversations.samples import Sample, played, samples
from tools.pages import scopes

PLAIN = [sample for sample in samples() if "‹code›" not in sample.text]


@pytest.mark.parametrize("sample", PLAIN, ids=lambda s: f"{s.page.name}-{s.number}")
def test_the_pages_show_what_happens(ana: Person, hubspot: SandboxClient, sample: Sample) -> None:
    assert played(sample, ana) == sample.text, "if this is as it should be: python -m tests.conversations.samples"


@pytest.mark.parametrize("dialog", scopes.dialogs())
def test_every_dialog_has_its_section_and_a_sample(dialog: str) -> None:
    verb, noun = dialog.split("_")
    page = PROJECT / "docs" / f"{noun.removesuffix('s')}s.md"
    section = page.read_text("utf-8").partition(f"\n## {verb.capitalize()}\n")[2].partition("\n## ")[0]
    assert "```chat\n" in section, f"{page.name} lacks a sample of {dialog}"
