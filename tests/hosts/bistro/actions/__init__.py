"""Bistro Verdigris: the bot's own actions."""
