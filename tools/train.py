"""Training the bot's model, once per content of what it is trained on.

The model's name carries the digest of the domain, the configuration, the training data and Rasa's own
requirements, so a model that is there is up to date by its name and nothing is loaded to find that out.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from tools import environments, say, stamp

MODELS = Path("models")
SOURCES = [Path("domain.yml"), Path("config.yml"), Path("data"), Path("nlu"), environments.RASA.requirements]
KEPT = 3  # models of earlier contents that stay, so that switching branches does not train again
_QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
_AT_ONCE = {"PYTHONUNBUFFERED": "1"}  # what it prints is the progress that is shown


def quiet(env: Mapping[str, str]) -> dict[str, str]:
    """An environment for Rasa: TensorFlow's and old libraries' noise turned down, and no telemetry."""
    return {"RASA_TELEMETRY_ENABLED": "false", **_QUIET, **_AT_ONCE, **env}


def ensure() -> Path:
    """The model for the present training data, trained now if it is not there; the path of its file.

    Raises:
        say.Failure: Something to train on is missing, or the training failed.
    """
    try:
        model = MODELS / f"hubspot-{stamp.digest(SOURCES)}.tar.gz"
    except FileNotFoundError as missing:
        raise say.Failure(f"Nothing to train on: {missing} is not there (is this the project?)") from None
    if not model.exists():
        environments.ensure(environments.RASA)
        _train(model)
        _forget_old(model)
    os.utime(model)  # a bare `rasa run` takes the newest file of models/
    return model


def _train(model: Path) -> None:
    name = model.name[: -len(".tar.gz")]
    sources = ["--domain", "domain.yml", "--config", "config.yml", "--data", "data"]
    command = [str(environments.RASA.folder / "bin" / "rasa"), "train", *sources]
    # Validating takes a third of the time; `make test` does it (tests/nlu/test_validate.py).
    command += ["--skip-validation", "--out", str(MODELS), "--fixed-model-name", name]
    say.run("Training the bot", command, environments.LOGS / "train.log", _detail, quiet(os.environ))
    if not model.exists():
        raise say.Failure(f"Rasa made no model.\n{say.tail(environments.LOGS / 'train.log')}")


def _detail(line: str) -> str | None:
    """Which component is being trained, and how far it is."""
    component = re.search(r"Starting to train component '(\w+)'", line)
    if component:
        return component[1]
    epochs = re.search(r"Epochs:\s+(\d+)%", line)
    return f"{epochs[1]} % of the epochs" if epochs else None


def _forget_old(model: Path) -> None:
    others = sorted(MODELS.glob("hubspot-*.tar.gz"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in [file for file in others if file != model][KEPT:]:
        file.unlink()


@say.command
def main() -> int:
    """Train if needed, and say which model serves."""
    print(f"  ✓ {ensure()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
