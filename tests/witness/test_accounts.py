"""The twelve dialogs in accounts that are not the sandbox's, before a HubSpot that is not the sandbox."""

from __future__ import annotations

import pytest

from tests.conversations.bot import Person
from tests.witness.conftest import Meet
from tests.witness.hubspot import HubSpot

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(600)]


def hears(person: Person, said: str, *answers: str) -> str:
    """Say something; the answer has all these words."""
    text = person.says(said)
    missing = [words for words in answers if words not in text]
    assert not missing, f"{said!r} was answered without {missing}:\n{text}"
    return text


def deal(hub: HubSpot, name: str) -> dict[str, str]:
    """The deal of that name."""
    found = hub.values("deals", name)
    assert found is not None, name
    return found


def test_deals_in_berlin(meet: Meet) -> None:
    lena, hub = meet("berlin")
    said = "create a deal called Speicherstadt for 12k in Vertrag verschickt closing March 31, 2027 owner Yusuf Weiß"
    hears(lena, said, "€12,000", "Vertrag verschickt", "Pipeline: Vertrieb", "March 31, 2027", "Zuständig: Yusuf Weiß")
    made = deal(hub, "Speicherstadt")
    assert {made["dealstage"], made["hubspot_owner_id"], made["amount"]} == {"contractsent", "71000000002", "12000"}
    assert made["closedate"][:10] in {"2027-03-30", "2027-03-31"}
    hears(lena, "list deals", "8 deals", "1. Speicherstadt", "show more")
    hears(lena, "show more", "6–8 of 8", "€48,250.50")
    hears(lena, "show the deal Wartung Elbphilharmonie", "€7,400.99", "Offen", "Bestandskunden", "app-eu1.hubspot.com")
    hears(lena, "change the amount of the deal Speicherstadt to 52.300,75", "€12,000 → €52,300.75")
    hears(lena, "set its region to Nordics", "Region: — → Nordics")
    hears(lena, "set its Kickoff am to March 3, 2027", "Kickoff am: — → March 3, 2027")
    made = deal(hub, "Speicherstadt")
    assert (made["amount"], made["region__c"], made["kickoff_am"]) == ("52300.75", "r2", "2027-03-03")
    hears(lena, "search for open deals over 40k", "3 deals", "Kühlhaus Nord", "€1,250,000", "Speicherstadt")
    hears(lena, "search for lost deals", "1 deal", "Brückenprüfung")
    hears(lena, "delete the deal Speicherstadt", "Delete the deal Speicherstadt — €52,300.75")
    hears(lena, "no", "stays as it is")
    assert deal(hub, "Speicherstadt")
    hears(lena, "delete it", "Yusuf Weiß? (yes or no)")
    hears(lena, "yes", "Deleted the deal Speicherstadt", "can be restored in HubSpot")
    assert hub.values("deals", "Speicherstadt") is None and lena.is_clean()


def test_values_that_berlin_refuses(meet: Meet) -> None:
    lena, hub = meet("berlin")
    hears(lena, "show the deal Fähranleger 7", "Bedarf geklärt")
    hears(lena, "set its region to Iberia", "“Iberia” is not one of the choices for Region", "1. DACH\n2. Nordics")
    hears(lena, "DACH", "Region: — → DACH")
    hears(lena, "set its Bestellnummer to 12", "does not accept that for Bestellnummer")
    hears(lena, "PO-123456", "Bestellnummer: — → PO-123456")
    hears(
        lena, "move it to Verlängert", "Deal Stage: Bedarf geklärt → Verlängert", "Pipeline: Vertrieb → Bestandskunden"
    )
    moved = deal(hub, "Fähranleger 7")
    assert (moved["dealstage"], moved["pipeline"], moved["bestellnummer"]) == ("903312", "783412", "PO-123456")
    hears(lena, "change its pipeline to Vertrieb", "What should Deal Stage be?", "1. Erstkontakt", "12. Verloren")
    hears(lena, "Auf Eis", "Pipeline: Bestandskunden → Vertrieb", "Deal Stage: Verlängert → Auf Eis")


def test_contacts_in_berlin(meet: Meet) -> None:
    lena, hub = meet("berlin")
    hears(lena, "create contact", "e-mail")
    hears(lena, "mia.schmidt@hafenwerk.example", "first and last name")
    hears(lena, "Mia Schmidt", "Created the contact Mia Schmidt")
    hears(lena, "set her phone to +49 40 5550123", "+49 40 5550123")
    hears(lena, "set her lifecycle stage to customer", "— → Customer")
    hears(lena, "set her lifecycle stage to lead", "forward only, so it is still Customer")
    mia = hub.values("contacts", "mia.schmidt@hafenwerk.example") or {}
    assert (mia["lifecyclestage"], mia["lastname"]) == ("customer", "Schmidt")
    hears(lena, "list contacts", "5 contacts", "1. Mia Schmidt", "contact 48")
    hears(lena, "show contact kontakt@hafenwerk.example", "info@hafenwerk.example")
    hears(lena, "search contacts in Hamburg", "1 contact", "Jörg Özdemir — Hafenwerk GmbH")
    hears(
        lena, "create a contact jörg.özdemir@hafenwerk.example Jörg Özdemir", "already", "Opportunity", "Shall I update"
    )
    hears(lena, "no")
    hears(lena, "delete contact Mia Schmidt", "mia.schmidt@hafenwerk.example? (yes or no)")
    hears(lena, "yes", "Deleted the contact Mia Schmidt")
    assert hub.values("contacts", "mia.schmidt@hafenwerk.example") is None and lena.is_clean()


def test_deals_in_kolkata(meet: Meet) -> None:
    ravi, hub = meet("kolkata")
    hears(ravi, "create a deal", "called")
    hears(ravi, "Casing pipes", "1. Enquiry\n2. Site Visit\n3. Quotation Given\n4. Order Booked\n5. Regret")
    hears(ravi, "quotation given", "Created the deal Casing pipes", "Quotation Given")
    assert deal(hub, "Casing pipes")["dealstage"] == "1189"
    text = hears(ravi, "change its amount to ₹4,50,000", "→ 450,000")
    assert "$" not in text and "Pipeline" not in text
    hears(ravi, "list deals", "14 deals", "1. Casing pipes — 450,000")
    hears(ravi, "find deals over 10 lakh", "5 deals", "1,625,000")
    hears(ravi, "move it to order booked")
    hears(ravi, "search for won deals", "Casing pipes", "450,000 · Order Booked")
    hears(ravi, "who are the owners?", "can't see the owners")
    hears(ravi, "delete deal Casing pipes", "(yes or no)")
    hears(ravi, "yes", "Deleted the deal Casing pipes")
    assert hub.values("deals", "Casing pipes") is None and ravi.is_clean()


def test_contacts_in_kolkata(meet: Meet) -> None:
    ravi, hub = meet("kolkata")
    hears(ravi, "list contacts", "8 contacts", "1. buyer8@pumps.example")
    hears(ravi, "show contact buyer3@pumps.example", "+91 98765 43203")
    hears(ravi, "change her name to Priya Nair", "First Name: — → Priya")
    hears(ravi, "search contacts at pumps.example", "8 contacts")
    hears(ravi, "change the email of buyer4@pumps.example to buyer5@pumps.example", "already")
    hears(ravi, "buyer44@pumps.example", "→ buyer44@pumps.example")
    hears(ravi, "delete contact buyer8@pumps.example", "(yes or no)")
    hears(ravi, "yes", "Deleted the contact")
    assert hub.values("contacts", "buyer8@pumps.example") is None
    assert (hub.values("contacts", "buyer3@pumps.example") or {})["lastname"] == "Nair"


def test_a_fresh_account(meet: Meet) -> None:
    amara, hub = meet("pacific")
    hears(amara, "list deals", "no deals")
    hears(amara, "list contacts", "no contacts")
    hears(amara, "search deals over 5k", "no deals")
    hears(amara, "create contact jane.roe@example.com named Jane Roe", "Created the contact Jane Roe")
    said = "create a deal called First Light for $20,000 in contract sent for Jane Roe closing July 6, 2027"
    hears(amara, said, "Created the deal First Light", "$20,000", "July 6, 2027")
    made = hub.records.linked(deal(hub, "First Light")["hs_object_id"], "contacts")
    assert [hub.records.held[one].values["email"] for one in made] == ["jane.roe@example.com"]
    hears(amara, "list deals", "1. First Light")
    hears(amara, "search deals over 10k", "may need a moment")
    hears(amara, "change its owner to Rep Number119", "Deal owner: — → Rep Number119")
    assert len(hears(amara, "change its owner to Nobody Known", "… (+").splitlines()) < 35
    hears(amara, "cancel")
    hears(amara, "I am Amara Okafor")
    hears(amara, "delete the deal First Light", "$20,000", "(yes or no)")
    hears(amara, "yes", "Deleted the deal First Light")
