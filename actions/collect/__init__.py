"""What flows of Rasa Pro (CALM) call where they collect a slot: `validate_<slot>` reads it, `action_ask_<slot>` asks.

One module a kind of record. The forms of the dialogs do both (`verbs/flow.py`, `account/flow.py`), so that people are
heard and asked alike on both engines. Rasa Open Source never calls these: its forms have validators of their own.
"""
