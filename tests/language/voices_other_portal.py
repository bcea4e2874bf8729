"""A second invented account: other labels, one word each, a stage called "New", pounds, New York."""

from __future__ import annotations

from actions.portal import Account, Option, Owner, Pipeline, Portal, Property, Stage

OTHER = Portal(
    account=Account(portal_id=77, time_zone="US/Eastern", currency="GBP"),
    owners=(
        Owner(id="11", email="ann.lee@example.org", first_name="Ann", last_name="Lee"),
        Owner(id="12", email="bo.chen@example.org", first_name="Bo", last_name="Chen"),
        Owner(id="13", email="sam.rivera@example.org", first_name="Sam", last_name="Rivera"),
        Owner(id="14", email="will.may@example.org", first_name="Will", last_name="May"),
    ),
    pipelines=(
        Pipeline(
            id="p1",
            label="New Business",
            stages=(
                Stage(id="s1", label="New", probability=0.1),
                Stage(id="s2", label="Discovery", probability=0.3),
                Stage(id="s3", label="Proposal", probability=0.5),
                Stage(id="s4", label="Negotiation", probability=0.8),
                Stage(id="s5", label="Won", closed=True, probability=1.0),
                Stage(id="s6", label="Lost", closed=True, probability=0.0),
            ),
        ),
        Pipeline(
            id="p2",
            label="Partners",
            stages=(
                Stage(id="t1", label="Intro", probability=0.1),
                Stage(id="t2", label="On Hold", probability=0.2),
                Stage(id="t3", label="Signed", closed=True, probability=1.0),
                Stage(id="t4", label="Dead", closed=True, probability=0.0),
            ),
        ),
    ),
    properties={
        p.name: p
        for p in (
            Property(name="dealname", label="Deal Name"),
            Property(name="dealstage", label="Deal Stage", type="enumeration"),
            Property(name="pipeline", label="Pipeline", type="enumeration"),
            Property(name="amount", label="Amount", type="number", is_currency=True),
            Property(name="closedate", label="Close Date", type="datetime"),
            Property(name="createdate", label="Create Date", type="datetime", read_only=True),
            Property(name="hubspot_owner_id", label="Deal owner", type="enumeration"),
            Property(name="hs_priority", label="Priority", type="enumeration", options=tuple(
                Option(value=v.lower(), label=v) for v in ("Low", "Medium", "High"))),
            Property(name="source", label="Source", type="enumeration", options=tuple(
                Option(value=v, label=v) for v in ("Web", "Phone", "Trade Fair", "Other"))),
            Property(name="discount", label="Discount", type="number"),
            Property(name="signed_on", label="Signed On", type="date"),
            Property(name="description", label="Description"),
        )
    },
)  # fmt: skip

CREATE = [
    ("create a new deal", dict()),
    ("create a new deal called Harbour View", dict(name="Harbour View")),
    ("create a deal called New Horizons for 5k", dict(name="New Horizons", amount="5000")),
    ("new deal Proposal Writers Guild, 3k, negotiation", dict(name="Proposal Writers Guild", amount="3000", stage="s4")),
    ("create a deal called Lost Property Office in discovery", dict(name="Lost Property Office", stage="s2")),
    ("add a deal named Cold Harbour at stage new worth £900", dict(name="Cold Harbour", stage="s1", amount="900")),
    ("create deal Winter Will May assign to Will", dict(name="Winter Will May", owner="14")),
    ("create a deal called May Day closing in May", dict(name="May Day", close_date="2027-05-31")),
    ("create a deal for 10k called Intro Package in the Partners pipeline", dict(name="Intro Package", amount="10000", pipeline="p2")),
    ("create a deal called High Street Phone Shop", dict(name="High Street Phone Shop")),
    ("create a deal called Beacon with source trade fair and discount 15", dict(name="Beacon", source="Trade Fair", discount="15")),
    ("create deal Bo Peep Nursery 2k proposal owner bo", dict(name="Bo Peep Nursery", amount="2000", stage="s3", owner="12")),
    ("Create a deal called Web Of Lies, 1k, source web, won", dict(name="Web Of Lies", amount="1000", source="Web", stage="s5")),
    ("create a deal Sunday Roast for Sam", dict(name="Sunday Roast for Sam")),
    ("create a new business deal called Tidal for 7k", dict(name="Tidal", amount="7000")),
]  # fmt: skip
UPDATE = [
    ("move it to on hold", ("last", None), dict(dealstage="t2")),
    ("put Beacon on hold", ("name", "Beacon"), dict(dealstage="t2")),
    ("Tidal is signed", ("name", "Tidal"), dict(dealstage="t3")),
    ("move Lost Property Office to negotiation", ("name", "Lost Property Office"), dict(dealstage="s4")),
    ("mark New Horizons as won", ("name", "New Horizons"), dict(dealstage="s5")),
    ("set signed on to yesterday for Beacon", ("name", "Beacon"), dict(signed_on="2026-11-17")),
    ("change the source of May Day to phone", ("name", "May Day"), dict(source="Phone")),
    ("give Sunday Roast a high priority", ("name", "Sunday Roast"), dict(hs_priority="high")),
    ("discount on Tidal should be 12.5", ("name", "Tidal"), dict(discount="12.5")),
    ("assign Harbour View to will may", ("name", "Harbour View"), dict(hubspot_owner_id="14")),
    ("lower the amount of Beacon to 800 pounds", ("name", "Beacon"), dict(amount="800")),
    ("rename Beacon to Lost & Found", ("name", "Beacon"), dict(dealname="Lost & Found")),
]  # fmt: skip
SEARCH = [
    ("new deals", ["created", "stage New"], None),
    ("deals in negotiation", ["stage Negotiation"], ["s4"]),
    ("deals in the new stage", ["stage New"], ["s1"]),
    ("won deals", ["won"], ["s5", "t3"]),
    ("dead deals", ["ead"], None),
    ("deals on hold", ["On Hold"], ["t2"]),
    ("deals from a trade fair", ["Trade Fair"], None),
    ("sam's deals in proposal", ["Sam Rivera", "stage Proposal"], ["s3"]),
    ("deals with a discount over 10", ["discount over 10"], None),
    ("deals closing in may", ["closing May 1, 2027"], None),
    ("open partner deals", ["open"], None),
    ("deals signed last month", ["October 1, 2026"], None),
]  # fmt: skip
