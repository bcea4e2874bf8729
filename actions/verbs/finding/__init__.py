"""Looking records up: by id, value or name, by what else tells one from others, a page of them, what they come to."""
