"""`python -m actions.oauth`: the operator's commands."""

import importlib

if __name__ == "__main__":
    importlib.import_module(".all", __package__.rpartition(".")[0])  # the catalogue: what dialogs there are
    importlib.import_module(".commands.cli", __package__).main()
