"""Packages that `python -m rasa_sdk --actions …` serves in the pack's place, to compare it with."""
