"""The catalogue: each kind of record with its actions and forms."""
