"""What is written to HubSpot: through the ledger, once; new values, links; whether it was done."""
