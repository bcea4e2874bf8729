"""The model is trained when what it learns from changes, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import environments, say, train

RASA = """#!/bin/sh
echo x >> trained
echo "Starting to train component 'DIETClassifier'."
[ -e broken ] && { echo "YamlSyntaxException: data/deal.yml"; exit 1; }
while [ $# -gt 0 ]; do [ "$1" = --fixed-model-name ] && name=$2; shift; done
mkdir -p models && echo model > "models/$name.tar.gz"
"""
LEARNT_FROM = ["domain.yml", "config.yml", "data/deal.yml", "nlu/features.py", "requirements/rasa.txt"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with a stand-in for Rasa's program."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(environments, "ensure", lambda environment: None)
    for file in map(Path, LEARNT_FROM):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("version: '3.1'")
    rasa = environments.RASA.folder / "bin/rasa"
    rasa.parent.mkdir(parents=True)
    rasa.write_text(RASA)
    rasa.chmod(0o755)
    return tmp_path


def trained() -> int:
    return len(Path("trained").read_text().split()) if Path("trained").exists() else 0


def test_trained_once_for_one_content(project: Path) -> None:
    assert train.ensure() == train.ensure()
    assert trained() == 1


@pytest.mark.parametrize("file", LEARNT_FROM)
def test_each_thing_it_learns_from_counts_and_going_back_is_free(project: Path, file: str) -> None:
    first = train.ensure()
    (project / file).write_text("changed")
    second = train.ensure()
    assert second != first
    (project / file).write_text("version: '3.1'")
    assert train.ensure() == first
    assert trained() == 2
    assert first.stat().st_mtime >= second.stat().st_mtime, "a bare `rasa run` takes the newest file"


def test_old_models_are_forgotten(project: Path) -> None:
    for number in range(train.KEPT + 3):
        (project / "data/deal.yml").write_text(str(number))
        last = train.ensure()
    assert len(list(train.MODELS.iterdir())) == train.KEPT + 1
    assert last.exists()


def test_a_failed_training_shows_rasa_s_last_words_and_is_tried_again(project: Path) -> None:
    (project / "broken").touch()
    with pytest.raises(say.Failure, match=r"Training the bot: failed(.|\n)*YamlSyntaxException(.|\n)*train\.log"):
        train.ensure()
    (project / "broken").unlink()
    assert train.ensure().exists()


def test_a_missing_source_is_one_sentence(project: Path) -> None:
    (project / "domain.yml").unlink()
    with pytest.raises(say.Failure, match=r"Nothing to train on: domain\.yml is not there"):
        train.ensure()


def test_progress_is_read_from_rasa_s_words() -> None:
    assert train._detail("2026-01-01 INFO  Starting to train component 'DIETClassifier'.") == "DIETClassifier"
    assert train._detail("Epochs:  45%|####5     | 45/100 [00:03<00:04]") == "45 % of the epochs"
    assert train._detail("anything else") is None
