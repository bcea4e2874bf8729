"""What a HubSpot account holds."""
