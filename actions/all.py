"""Every action of the pack: `import rasa_hubspot_actions.all` in a host bot's own `actions` package registers them.

rasa-sdk registers each Action class that it finds in memory; for a package that it is told to serve (`--actions
actions`) it imports every module by itself, and this one is not needed.
"""

import importlib
import pkgutil

for _room in ("crm", "account", "collect"):
    _package = importlib.import_module(f".{_room}", __package__)
    for _module in pkgutil.iter_modules(_package.__path__, f"{_package.__name__}."):
        importlib.import_module(_module.name)
