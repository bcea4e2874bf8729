"""`python -m actions.install`: lay the pack into a bot."""

import importlib

if __name__ == "__main__":
    importlib.import_module(".all", __package__.rpartition(".")[0])  # the catalogue: what dialogs there are
    importlib.import_module(".cli", __package__).main()
