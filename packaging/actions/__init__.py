"""`python -m rasa_sdk --actions actions`, where the pack is installed and the bot has no `actions` of its own.

A bot's own package of this name stands in the working directory, goes before this one, and imports the pack itself:
`import rasa_hubspot_actions.all`.
"""

import rasa_hubspot_actions.all  # noqa: F401
