"""Three accounts that have little in common."""

from __future__ import annotations

from tests.witness import portals
from tests.witness.portals import Portal, owner, pipeline, prop

BERLIN_STAGES = [
    ("appointmentscheduled", "Erstkontakt", 0.1), ("2213804711", "Bedarf geklärt", 0.2),
    ("2213804712", "Demo vereinbart", 0.3), ("2213804713", "Demo gehalten", 0.35),
    ("presentationscheduled", "Angebot erstellt", 0.4), ("2213804714", "Angebot verschickt", 0.5),
    ("decisionmakerboughtin", "Verhandlung", 0.6), ("2213804715", "Mündliche Zusage", 0.8),
    ("contractsent", "Vertrag verschickt", 0.9), ("2213804716", "Auf Eis", 0.05),
    ("closedwon", "Gewonnen", 1), ("closedlost", "Verloren", 0),
]  # fmt: skip
RENEWALS = [("903311", "Offen", 0.5), ("903312", "Verlängert", 1), ("903313", "Verloren", 0)]
LARA, YUSUF, ZOE = "71000000001", "71000000002", "71000000003"


def berlin() -> Portal:
    """Euro, Berlin, twelve stages and a second pipeline, an archived one, properties of its own, old error bodies."""
    deals = portals.deal_properties(
        [("low", "Niedrig"), ("medium", "Mittel"), ("high", "Hoch")],
        [("newbusiness", "Neugeschäft"), ("existingbusiness", "Bestandsgeschäft"), ("x", "Altlast", True)],
        prop("vertragslaufzeit", "Vertragslaufzeit (Monate)", "number"),
        prop("kickoff_am", "Kickoff am", "date"),
        prop("region__c", "Region", "enumeration", options=[("r1", "DACH"), ("r2", "Nordics"), ("r3", "Iberia", True)]),
        prop(
            "module", "Module", "enumeration", "checkbox", [("m_a", "Analyse"), ("m_b", "Berichte"), ("m_c", "Cloud")]
        ),
        prop("rahmenvertrag", "Rahmenvertrag", "bool", "booleancheckbox", [("true", "Ja"), ("false", "Nein")]),
        prop("bestellnummer", "Bestellnummer", rule=r"PO-\d{6}"),
        prop("deal_currency_code", "Currency", "enumeration", options=[("EUR", "EUR"), ("CHF", "CHF"), ("USD", "USD")]),
        owner="Zuständig",
    )
    contacts = portals.contact_properties(
        portals.LIFECYCLE, prop("anrede", "Anrede", "enumeration", options=["Frau", "Herr"])
    )
    rows = [
        deal("Kühlhaus Nord", "48250.5", "2026-12-14T23:00:00Z", "2213804713", LARA, region__c="r1"),
        deal("Kühlhaus Süd", "9100", "2027-01-30T22:59:59Z", "contractsent", YUSUF, hs_priority="high"),
        deal("Regatta Sponsoring", "1250000", "2026-11-30T11:00:00Z", "appointmentscheduled", LARA),
        deal("Wartung Elbphilharmonie", "7400.99", "", "903311", YUSUF, pipeline="783412"),
        deal("Fähranleger 7", "", "", "2213804711", ""),
        deal("Altbau Sanierung", "60000", "2026-02-01T10:00:00Z", "closedwon", LARA),
        deal("Brückenprüfung", "15500", "2026-03-09T10:00:00Z", "closedlost", YUSUF),
        ("companies", {"name": "Hafenwerk GmbH", "domain": "hafenwerk.example"}),
        ("contacts", {"email": "jörg.özdemir@hafenwerk.example", "firstname": "Jörg", "lastname": "Özdemir",
                      "company": "Hafenwerk GmbH", "phone": "+49 40 555 0101", "lifecyclestage": "opportunity",
                      "hubspot_owner_id": LARA, "city": "Hamburg", "country": "Germany"}),
        ("contacts", {"email": "info@hafenwerk.example", "hs_additional_emails": "kontakt@hafenwerk.example"}),
        ("contacts", {"firstname": "Marit", "lastname": "van der Linde", "jobtitle": "Einkauf", "city": "Kiel"}),
        ("contacts", {"phone": "+49 171 5550199"}),
    ]  # fmt: skip
    return Portal(
        id=146_820_773,
        zone="Europe/Berlin",
        currency="EUR",
        currencies=("CHF", "USD"),
        ui_domain="app-eu1.hubspot.com",
        domain="nordlicht.example",
        properties={"deals": deals, "contacts": contacts, "companies": portals.company_properties()},
        pipelines=[
            pipeline("783412", "Bestandskunden", RENEWALS, 1),
            pipeline("default", "Vertrieb", BERLIN_STAGES),
            pipeline("55501", "Vertrieb 2019", [("55502", "Offen", 0.5)], 2, archived=True),
        ],
        owners=[
            owner(71000000001, "lara.brandt@nordlicht.example", "Lara", "Brandt", 5001),
            owner(71000000002, "yusuf.weiss@nordlicht.example", "Yusuf", "Weiß", 5002),
            owner(71000000003, "zoe@nordlicht.example", "", ""),
            owner(71000000009, "alt@nordlicht.example", "Alter", "Kollege", 5009, archived=True),
        ],
        records=rows,
        links=[(0, 7), (0, 8), (8, 7)],
        milliseconds=False,
        old_errors=True,
        auto_close_date=True,
        close_every=7,
        chunked=True,
        single_associations=False,
    )


def deal(name: str, amount: str, closes: str, stage: str, who: str, **more: str) -> tuple[str, dict[str, str]]:
    """A deal's values."""
    values = {"dealname": name, "amount": amount, "closedate": closes, "dealstage": stage, "hubspot_owner_id": who}
    return "deals", {"pipeline": "default", **{n: v for n, v in values.items() if v}, **more}


def kolkata() -> Portal:
    """Rupees, India, one pipeline of numbers, nothing of its own, no owners and no account details for this token."""
    stages = [("1187", "Enquiry", 0.2), ("1188", "Site Visit", 0.4), ("1189", "Quotation Given", 0.6)]
    stages += [("1190", "Order Booked", 1), ("1191", "Regret", 0)]
    rows = [deal(f"Bore well {n}", str(n * 125_000), f"2026-12-{n:02}T18:30:00.000Z", "1188", "") for n in range(1, 14)]
    rows = [(kind, {**values, "pipeline": "1186"}) for kind, values in rows]
    rows += [("contacts", {"email": f"buyer{n}@pumps.example", "phone": f"+9198765432{n:02}"}) for n in range(1, 9)]
    plain = [portals.deal_properties(["low", "high"], []), portals.contact_properties(portals.LIFECYCLE)]
    return Portal(
        id=20_304_050,
        zone="Asia/Kolkata",
        currency="INR",
        properties={"deals": plain[0], "contacts": plain[1], "companies": portals.company_properties()},
        pipelines=[pipeline("1186", "Pumps", stages)],
        owners=[],
        records=rows,
        account_info=404,
        scopes=portals.ALL_SCOPES - {"crm.objects.owners.read"},
        clash_on_update=409,
        first_wait=1,
    )


def pacific() -> Portal:
    """US dollars, Los Angeles, a fresh account: no record in it, required properties, a search index that lags."""
    stages = [("appointmentscheduled", "Appointment Scheduled", 0.2), ("contractsent", "Contract Sent", 0.9)]
    stages += [("closedwon", "Closed Won", 1), ("closedlost", "Closed Lost", 0)]
    owners = [owner(300 + n, f"rep{n}@pacific.example", "Rep", f"Number{n}", 900 + n) for n in range(120)]
    deals = portals.deal_properties([("low", "Low"), ("high", "High")], [("newbusiness", "New Business")])
    return Portal(
        id=4_815_162,
        zone="America/Los_Angeles",
        currency="USD",
        properties={
            "deals": deals,
            "contacts": portals.contact_properties(portals.LIFECYCLE),
            "companies": portals.company_properties(),
        },
        pipelines=[pipeline("default", "Sales Pipeline", stages)],
        owners=[owner(70, "amara@pacific.example", "Amara", "Okafor", 99887766), *owners],
        domain="pacific.example",
        required={"deals": ("amount",)},
        lag=4,
    )
