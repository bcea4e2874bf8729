"""`python -m actions.oauth`: the operator's commands."""

import importlib
import pkgutil
from pathlib import Path

if __name__ == "__main__":
    # What dialogs there are, and so what scopes: the catalogue, which this room may not know by name.
    package = __package__.rpartition(".")[0]
    for module in pkgutil.iter_modules([str(Path(__file__).parents[1] / "crm")]):
        importlib.import_module(f"{package}.crm.{module.name}")
    importlib.import_module(".commands.cli", __package__).main()
