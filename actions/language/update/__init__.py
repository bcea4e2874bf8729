"""What an update sentence changes.

`clauses` cut it, then relative changes ("add 5k"), named ones, inferred ones; `reading` puts it together.
"""
