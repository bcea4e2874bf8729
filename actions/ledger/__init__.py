"""What people had written to HubSpot: nothing twice, and a trail of all of it.

desk.py        `enter` before a write, `finish` after it                what the verbs call
operation.py   the nouns: Author, Delivery, Write, Operation
book.py        the SQL;  tables.py;  holder.py  who sends;  hashing.py  redact.py  what is kept of persons
export.py      the audit trail as JSON lines or CSV;  commands/  `python -m actions.ledger`
plugin.py      the tables at the action server's start, old lines swept

Why a repetition is recognised as it is: `docs/reliability.md`.
"""
