"""Invented deals, tickets, notes and tasks. Days count from today: negative is the past."""

# ruff: noqa: E501

from __future__ import annotations

RENEWALS = "Renewals"

# name, amount, currency, pipeline, stage (index), company, contacts, owner, created (days), close (days or None), type, region
# fmt: off
DEALS: tuple[tuple[str, str, str, str, int, int, tuple[int, ...], int, int, int | None, str, str], ...] = (
    ("Brightwater fleet tracking", "48000", "EUR", "default", 3, 0, (12, 56), 3, -62, 18, "newbusiness", ""),
    ("Brightwater warehouse sensors", "127500", "EUR", "default", 1, 0, (56,), 3, -20, 55, "newbusiness", ""),
    ("Brightwater annual renewal", "36000", "EUR", RENEWALS, 1, 0, (56, 18), 3, -35, 25, "existingbusiness", "EMEA"),
    ("Brightwater annual renewal", "9800", "EUR", RENEWALS, 0, 1, (10,), 3, -12, 48, "existingbusiness", "EMEA"),
    ("Website redesign", "18500", "EUR", "default", 2, 1, (10, 11), 3, -28, 12, "newbusiness", ""),
    ("Website redesign", "22000", "USD", "default", 0, 5, (45,), 0, -6, 40, "newbusiness", ""),
    ("Website redesign phase 2", "15750.50", "USD", "default", 4, 5, (45, 46), 0, -70, 5, "existingbusiness", ""),
    ("Halden risk dashboard", "210000", "EUR", "default", 4, 2, (16, 17), 3, -95, 9, "newbusiness", ""),
    ("Halden compliance training", "14000", "EUR", "default", 5, 2, (15,), 3, -130, -14, "existingbusiness", ""),
    ("Halden & Voss platform renewal", "96000", "EUR", RENEWALS, 2, 2, (16,), 3, -40, 15, "existingbusiness", "EMEA"),
    ("Kestrel arm upgrade", "310000", "USD", "default", 2, 3, (3, 2), 0, -45, 33, "newbusiness", ""),
    ("Kestrel service contract", "27600", "USD", "default", 5, 3, (50,), 0, -160, -33, "existingbusiness", ""),
    ("Kestrel 2027 retainer", "60000", "USD", "default", 1, 3, (3,), 0, -9, 70, "existingbusiness", ""),
    ("Monteverde booking engine", "75000", "EUR", "default", 3, 4, (0, 33), 1, -50, 21, "newbusiness", ""),
    ("Monteverde spa rollout", "42300", "EUR", "default", 6, 4, (34,), 1, -140, -25, "newbusiness", ""),
    ("Monteverde loyalty renewal", "31000", "EUR", RENEWALS, 3, 4, (33,), 1, -75, -4, "existingbusiness", "EMEA"),
    ("Quillfeather print archive", "8900", "GBP", "default", 0, 5, (46,), 0, -4, 60, "newbusiness", ""),
    ("Quillfeather rights portal", "19900", "GBP", "default", 6, 5, (59,), 0, -115, -40, "newbusiness", ""),
    ("Sakura calibration units", "185000", "USD", "default", 4, 6, (6, 20), 2, -80, 7, "newbusiness", ""),
    ("Sakura export licences", "52000", "USD", "default", 2, 6, (21,), 2, -22, 38, "newbusiness", ""),
    ("Sakura Instruments renewal", "118000", "USD", RENEWALS, 1, 6, (20,), 2, -30, 29, "existingbusiness", "APAC"),
    ("Tallgrass meter pilot", "64000", "USD", "default", 1, 7, (5, 48), 0, -17, 52, "newbusiness", ""),
    ("Tallgrass meter rollout", "540000", "USD", "default", 0, 7, (47, 48), 0, -3, 110, "newbusiness", ""),
    ("Tallgrass outage alerts", "23400", "USD", "default", 5, 7, (48,), 0, -100, -8, "newbusiness", ""),
    ("Umoja clinic scheduling", "39500", "USD", "default", 3, 8, (29, 30), 1, -42, 16, "newbusiness", ""),
    ("Umoja data residency", "12000", "USD", "default", 6, 8, (26,), 1, -90, -19, "newbusiness", ""),
    ("Umoja Health renewal", "28750", "USD", RENEWALS, 0, 8, (30,), 1, -8, 62, "existingbusiness", "EMEA"),
    ("Verdant irrigation analytics", "33000", "USD", "default", 2, 9, (1, 36), 1, -33, 26, "newbusiness", ""),
    ("Verdant Fields renewal", "16500", "USD", RENEWALS, 3, 9, (37,), 1, -85, -11, "existingbusiness", "AMER"),
    ("Northgate API gateway", "88000", "USD", "default", 3, 10, (40, 41), 0, -55, 14, "newbusiness", ""),
    ("Northgate single sign-on", "46000", "USD", "default", 1, 10, (7,), 0, -11, 44, "newbusiness", ""),
    ("Northgate support renewal", "72000", "USD", RENEWALS, 2, 10, (42,), 0, -47, 10, "existingbusiness", "AMER"),
    ("Northgate support renewal", "21000", "GBP", RENEWALS, 1, 11, (43,), 3, -27, 31, "existingbusiness", "EMEA"),
    ("Northgate onboarding", "7400", "GBP", "default", 5, 11, (44,), 3, -65, -2, "newbusiness", ""),
    ("Ostrava furnace monitoring", "405000", "EUR", "default", 2, 12, (14, 57), 3, -60, 75, "newbusiness", ""),
    ("Ostrava safety audit", "29000", "EUR", "default", 5, 12, (8,), 3, -120, -30, "newbusiness", ""),
    ("Pelican claims automation", "156000", "USD", "default", 4, 13, (49, 51), 0, -88, 3, "newbusiness", ""),
    ("Pelican Bay policy renewal", "83000", "USD", RENEWALS, 4, 13, (4,), 0, -110, -6, "existingbusiness", "AMER"),
    ("Zephyr dye-house controls", "47250", "USD", "default", 3, 14, (23, 24), 2, -38, 24, "newbusiness", ""),
    ("Zephyr Textiles renewal", "34000", "USD", RENEWALS, 2, 14, (24,), 2, -52, 13, "existingbusiness", "APAC"),
    ("Studio 54 lighting", "5200", "USD", "default", 0, -1, (53,), 0, -2, None, "newbusiness", ""),
    ("Pro bono: community theatre", "0", "USD", "default", 1, -1, (), 1, -15, 20, "newbusiness", ""),
)
# fmt: on

# subject, content, stage, priority, category, contact, company, owner, created
# fmt: off
TICKETS: tuple[tuple[str, str, str, str, str, int, int, int, int], ...] = (
    ("Login page times out", "The page hangs after the password is entered.", "1", "HIGH", "PRODUCT_ISSUE", 40, 10, 0, -1),
    ("Invoice shows the wrong VAT number", "Please correct it and send the invoice again.", "3", "MEDIUM", "BILLING_ISSUE", 10, 1, 3, -4),
    ("Export to spreadsheet", "Could the weekly report be exported?", "2", "LOW", "FEATURE_REQUEST", 20, 6, 2, -9),
    ("Sensor offline in hall 3", "No readings since yesterday evening.", "1", "URGENT", "PRODUCT_ISSUE", 14, 12, 3, 0),
    ("How do I add a user?", "Asked by phone.", "4", "LOW", "GENERAL_INQUIRY", 48, 7, 0, -15),
    ("Login page times out again", "Same as last week, another office.", "1", "HIGH", "PRODUCT_ISSUE", 43, 11, 3, 0),
)
# fmt: on

# body, contact, deal, owner, days
NOTES: tuple[tuple[str, int, int, int, int], ...] = (
    ("Asked for a breakdown of the monthly cost.", 56, 0, 3, -10),
    ("Board meets on Thursday; decision expected after it.", 16, 7, 3, -5),
    ("Prefers e-mail over phone.", 0, 13, 1, -12),
    ("Wants references from another insurer.", 49, 36, 0, -3),
    ("Legal is reviewing the data processing agreement.", 29, 24, 1, -6),
    ("Met at the trade fair, asked for a demo.", 23, 38, 2, -36),
)

# subject, body, due (days), status, priority, type, contact, deal, owner
TASKS: tuple[tuple[str, str, int, str, str, str, int, int, int], ...] = (
    ("Send the revised offer", "Include the volume discount.", 1, "NOT_STARTED", "HIGH", "EMAIL", 56, 0, 3),
    ("Call about the contract", "", 0, "NOT_STARTED", "MEDIUM", "CALL", 16, 7, 3),
    ("Prepare the demo", "Use the spa data.", 3, "IN_PROGRESS", "MEDIUM", "TODO", 0, 13, 1),
    ("Chase the signature", "", -1, "NOT_STARTED", "HIGH", "CALL", 49, 36, 0),
    ("Book the site visit", "", -8, "COMPLETED", "LOW", "TODO", 14, 34, 3),
    ("Send onboarding documents", "", 5, "NOT_STARTED", "NONE", "EMAIL", 44, 33, 3),
)
