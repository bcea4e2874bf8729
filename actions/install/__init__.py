"""Laying the pack into somebody else's bot: `python -m actions.install --into PATH`.

choice.py      which dialogs
pack.py        what the pack brings: domain, rules, sentences, from the checkout or from the wheel
subset.py      what of that the chosen dialogs need
host.py        what stands in the host bot, and how it is laid out
collisions.py  what of both would get in each other's way
blocks.py      our lines in a file of the host's: put in, found again, taken out
plan.py        all of it as changes to files, and the way back
record.py      what was laid, with digests
cli.py         asks and tells

Nothing here is heavy to import: rasa-sdk imports every module of the package when the action server starts.
"""
