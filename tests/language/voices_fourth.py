"""A fourth set, on what was weakest in the third: which record, and what to change. Same shape."""

from __future__ import annotations

UPDATE_DEALS = [
    ("Lantern Works should move to decision maker bought-in", ("name", "Lantern Works"), dict(dealstage="decisionmakerboughtin")),
    ("change Lantern Works to 45k", ("name", "Lantern Works"), dict(amount="45000")),
    ("the Paper Mill deal needs to close by December 5", ("name", "Paper Mill"), dict(closedate="2026-12-05")),
    ("please increase the amount on Paper Mill to $18,000", ("name", "Paper Mill"), dict(amount="18000")),
    ("swap the owner of Lantern Works to Omar Reyes", ("name", "Lantern Works"), dict(hubspot_owner_id="502")),
    ("can you push Out Of Office Retreat's close date to Feb 10", ("name", "Out Of Office Retreat"), dict(closedate="2027-02-10")),
    ("deal 90909 is closed won", ("id", "90909"), dict(dealstage="closedwon")),
    ("update stage to contract sent and amount to 10k for Paper Mill", ("name", "Paper Mill"), dict(dealstage="contractsent", amount="10000")),
    ("make that deal low priority", ("last", None), dict(hs_priority="low")),
    ("change the type of Lantern Works to existing business", ("name", "Lantern Works"), dict(dealtype="existingbusiness")),
    ("we lost the Paper Mill deal", ("name", "Paper Mill"), dict(dealstage="closedlost")),
    ("correct the amount: it's 7,250", ("last", None), dict(amount="7250")),
    ("assign the third one to priya", ("ordinal", 3), dict(hubspot_owner_id="504")),
    ("change the name to Lantern Works 2", None, dict(dealname="Lantern Works 2")),
]  # fmt: skip
UPDATE_CONTACTS = [
    ("update the contact Nadia Costa, phone +351 21 555 0177", ("name", "Nadia Costa"), dict(phone="+351215550177")),
    ("Nadia Costa's email changed to nadia.c@example.pt", ("name", "Nadia Costa"), dict(email="nadia.c@example.pt")),
    ("promote nadia costa to customer", ("name", "nadia costa"), dict(lifecyclestage="customer")),
    ("she moved to Porto, change her city", ("last", None), dict(city="Porto")),
    ("set job title of nadia@example.pt to Chief of Staff", ("email", "nadia@example.pt"), dict(jobtitle="Chief of Staff")),
]  # fmt: skip
REFERENCE_DEALS = [
    ("Lantern Works please", ("name", "Lantern Works")),
    ("I need the details for the Paper Mill opportunity", ("name", "Paper Mill")),
    ("is Paper Mill won yet?", ("name", "Paper Mill")),
    ("what amount do we have for Lantern Works?", ("name", "Lantern Works")),
    ("throw away the Out Of Office Retreat deal", ("name", "Out Of Office Retreat")),
    ("could you delete deal 445566 for me please", ("id", "445566")),
    ("let's see the second deal", ("ordinal", 2)),
    ("open it again", ("last", None)),
    ("can i have a look at Under Construction Ltd", ("name", "Under Construction Ltd")),
    ("any news on the Lantern Works deal?", ("name", "Lantern Works")),
    ("delete the one called Paper Mill", ("name", "Paper Mill")),
    ("how far is Lantern Works?", ("name", "Lantern Works")),
    ("pls remove paper mill from the crm", ("name", "paper mill")),
    ("what is deal 555 about", ("id", "555")),
    ("show the deal with id 987654321", ("id", "987654321")),
]  # fmt: skip
REFERENCE_CONTACTS = [
    ("give me nadia costa's contact info", ("name", "nadia costa")),
    ("do we have an email for Nadia Costa?", ("name", "Nadia Costa")),
    ("which company does Nadia Costa work for?", ("name", "Nadia Costa")),
    ("delete nadia@example.pt", ("email", "nadia@example.pt")),
    ("I want to remove the contact named Nadia Costa", ("name", "Nadia Costa")),
    ("is Nadia Costa in hubspot?", ("name", "Nadia Costa")),
    ("display her details", ("last", None)),
    ("when did we add Nadia Costa", ("name", "Nadia Costa")),
]  # fmt: skip
