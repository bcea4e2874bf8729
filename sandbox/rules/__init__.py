"""What HubSpot refuses, derives and finds."""
