"""`.venv/bin/python -m tools.flows NAME` makes of a declaration what the flows of deals and contacts are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.record import CATALOGUE, declare
from tests.calm.test_files import OWN
from tests.calm.walker import CALM
from tools import flows

PROJECT = CALM.parent


@pytest.mark.parametrize("noun", sorted(OWN))
def test_it_would_make_the_files_there_are(noun: str) -> None:
    """But for the descriptions, which are made better by hand."""
    for path, text in flows.files(CATALOGUE[noun]).items():
        real = (PROJECT / path).read_text()
        if path.parts[1] == "flows":
            assert without_words(yaml.safe_load(text)) == without_words(yaml.safe_load(real)), path
        else:
            assert text == real, f"{path}: as `python -m tools.flows {noun}` would write it, were it not there"


def without_words(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: without_words(value) for key, value in part.items() if key not in {"description", "name"}}
    return [without_words(value) for value in part] if isinstance(part, list) else part


def test_it_writes_a_new_kind_and_never_over_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows, "PROJECT", tmp_path)
    monkeypatch.setattr(flows, "RESPONSES", tmp_path / "responses.yml")
    for folder in ("calm/flows", "calm/domain", "actions/collect"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setitem(CATALOGUE, "asset", CATALOGUE["deal"])
    declare(CATALOGUE["deal"].model_copy(update={"singular": "asset", "plural": "assets"}))
    assert flows.main(["asset"]) == 0
    made = yaml.safe_load((tmp_path / "calm/flows/asset.yml").read_text())["flows"]
    assert made["hubspot_create_asset"]["name"] == "create an asset" and len(made) == 6
    compile((tmp_path / "actions/collect/asset.py").read_text(), "asset.py", "exec")
    assert flows.main(["asset"]) == 1 and flows.main(["unheard"]) == 1
