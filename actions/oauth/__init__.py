"""Whose HubSpot a conversation works in."""
