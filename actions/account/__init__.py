"""Linking a HubSpot account from the chat."""
