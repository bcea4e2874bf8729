"""Which record is meant: by id, e-mail, name, place in a list, or "it"."""
