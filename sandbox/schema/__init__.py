"""HubSpot's defaults, as data."""
