"""HubSpot's OAuth: apps, consent, codes, tokens.

Source: HubSpot "Working with OAuth", "Manage OAuth tokens" (2026-03 and later), changelog "Advanced auth and
scope settings for public apps", "New permission requirements for installing public apps". The v1 endpoints are
not served.
"""
