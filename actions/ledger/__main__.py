"""`python -m actions.ledger`: the operator's commands."""

import importlib

if __name__ == "__main__":
    importlib.import_module(".commands.cli", __package__).main()
