"""An eighth set, on writing: taken from conversations that went wrong with the whole bot."""

from __future__ import annotations

LAST = ("last", None)
UPDATE_DEALS = [
    ("Lovely, and could you put 62 thousand dollars on it?", LAST, dict(amount="62000")),
    ("put 62 thousand dollars on it", LAST, dict(amount="62000")),
    ("chg kestrel arm upgrade amt to 320k n close date 15 dec", ("name", "kestrel arm upgrade"), dict(amount="320000", closedate="2026-12-15")),
    ("push Otter Lake back two weeks n give it to omar", ("name", "Otter Lake"), dict(closedate="+14d", hubspot_owner_id="502")),
    ("rename Otter Lake", ("name", "Otter Lake"), dict(dealname="?None")),
    ("set it to 1/2/2027", LAST, dict(closedate="?several")),
]  # fmt: skip
UPDATE_CONTACTS = [
    ("nobody owns him?? assign him to omar", LAST, dict(hubspot_owner_id="502")),
    ("Please make Mei her owner :)", LAST, dict(hubspot_owner_id="503")),
    ("the third one has a new city, Brno", ("ordinal", 3), dict(city="Brno")),
    ("the job title, CFO", None, dict(jobtitle="CFO")),
]
CREATE_DEALS = [
    ("Create a deal called Wrenfield catering for 8k in contact sent", dict(name="Wrenfield catering", amount="8000", stage="?near")),
    ("create deal Larch onboarding for her, 15k usd, contract sent", dict(name="Larch onboarding", company="her", amount="15000", stage="contractsent")),
    ("create a deal Larch for this contact worth 5k", dict(name="Larch", company="this contact", amount="5000", contact=None)),
    ("create a deal Larch with her worth 5k", dict(name="Larch", company="her", amount="5000")),
    ("create a deal Hymns and Songs for Them", dict(name="Hymns and Songs for Them")),
    ("create a deal Gifts for her birthday 5k", dict(name="Gifts for her birthday", amount="5000")),
    ("set up an opportunity, name's Larch, ballpark 40k", dict(name="Larch", amount="40000")),
]  # fmt: skip
CREATE_CONTACTS = [
    ("create contact wei.chen@x.example.com Wei Chen, job title VP of Research", dict(first_name="Wei", last_name="Chen", job_title="VP of Research")),
    ("new contact jane doe 2025550111 jane@x.example.com", dict(first_name="Jane", last_name="Doe", phone="2025550111")),
    ("Hello! A caller just signed up, could you save her as a contact? Ines Baptista, ines@example.com, job title Office Manager", dict(first_name="Ines", last_name="Baptista", job_title="Office Manager")),
    ("add my new lead Jane Doe of Larch Mills, you reach her on 202 555 0111 or jane@larch.example.com", dict(first_name="Jane", last_name="Doe", company="Larch Mills")),
]  # fmt: skip
ANSWERS_DEALS = [
    ("name", "$12k", dict(amount="12000")),
    ("name", "closing next friday", dict(close_date="2026-11-20")),
    ("name", "15/03/2027", dict(close_date="2027-03-15")),
    ("name", "contract sent", dict(stage="contractsent")),
    ("name", "May 2027 retainer", dict(name="May 2027 retainer")),
    ("name", "Friday", dict(name="Friday")),
    ("name", "Renewal", dict(name="Renewal")),
    ("stage", "45k", dict(amount="45000")),
]
ANSWERS_CONTACTS = [
    ("first_name", "carla.jensen@fjordline.example.com", dict(email="carla.jensen@fjordline.example.com")),
    ("first_name", "+1 202 555 0142", dict(phone="+12025550142")),
    ("last_name", "ines.b@example.com", dict(email="ines.b@example.com")),
    ("first_name", "Head of Sales", dict(job_title="Head of Sales")),
]
