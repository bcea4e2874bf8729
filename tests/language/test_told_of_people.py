"""Changes of contacts that are told in several sentences, or with more beside a value."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_update
from actions.language.said import Said, Unclear, Value
from actions.language.update.facts import read_facts
from actions.language.value.phones import phone_of, read_phone
from actions.language.value.places import region_named
from tests.language.portals import ACCOUNT, CONTACTS, DEALS, NOW


def said_in(text: str) -> tuple[str | None, dict[str, str], Said]:
    said = read_update(text, CONTACT, CONTACTS, NOW, has_last=True)
    found = {c.property: c.value.wire for c in said.changes if c.property and isinstance(c.value, Value)}
    return said.reference.text if said.reference else None, found, said


@pytest.mark.parametrize(
    ("text", "who", "expected"),
    [
        (
            "rename Ingrid Halvorsen to Ingrid Solberg-Halvorsen, she got married",
            "Ingrid Halvorsen",
            {"firstname": "Ingrid", "lastname": "Solberg-Halvorsen"},
        ),
        (
            "rename Tom Ek to Tom Berg, he remarried",
            "Tom Ek",
            {"firstname": "Tom", "lastname": "Berg"},
        ),
        ("Jo Kim's company is Larch Ltd, she changed jobs", "Jo Kim", {"company": "Larch Ltd"}),
        ("wanjiru kamau isn't in Nairobi anymore, she is in Mombasa", "wanjiru kamau", {"city": "Mombasa"}),
        (
            "dwayne carter left tallgrass, he's now at Ostrava Steelworks as Plant Director",
            "dwayne carter",
            {"company": "Ostrava Steelworks", "jobtitle": "Plant Director"},
        ),
        ("Jo Kim has left Larch Ltd, she is now at Globex", "Jo Kim", {"company": "Globex"}),
        ("emily nguyen got promoted to SVP Underwriting", "emily nguyen", {"jobtitle": "SVP Underwriting"}),
        ("Jo Kim was appointed as Chair of the board", "Jo Kim", {"jobtitle": "Chair of the board"}),
        ("Jo Kim was promoted to customer", "Jo Kim", {"lifecyclestage": "customer"}),
        ("their email bounced, should be wei.chen@example.com", "", {"email": "wei.chen@example.com"}),
        ("she's from Kenya", "", {"country": "Kenya"}),
        ("update her phone 06-1234-5678 japan", "", {"phone": "+81612345678"}),
        ("set the phone of Jo Kim to 98765 43210, India", "Jo Kim", {"phone": "+919876543210"}),
        ("her surname too: Alsayed", "", {"lastname": "Alsayed"}),
        ("his job title as well: CFO", "", {"jobtitle": "CFO"}),
        ("change the city of Ana Costa to Bergen, Norway", "Ana Costa", {"city": "Bergen", "country": "Norway"}),
        ("he's in Kumasi Ghana", "", {"city": "Kumasi", "country": "Ghana"}),
        ("Ana Costa moved to Cape Town South Africa", "Ana Costa", {"city": "Cape Town", "country": "South Africa"}),
        ("she lives in New South Wales", "", {"city": "New South Wales"}),
        ("Ana Costa has moved to Lyon, France", "Ana Costa", {"city": "Lyon", "country": "France"}),
        (
            "Charlotte Dubois moved to Antwerp, Belgium; phone +32 3 123 45 67",
            "Charlotte Dubois",
            {"city": "Antwerp", "country": "Belgium", "phone": "+3231234567"},
        ),
        (
            "update Arjun Mehta: phone +91 22 5555 1234, he's in Delhi now and works for Zenith",
            "Arjun Mehta",
            {"phone": "+912255551234", "city": "Delhi", "company": "Zenith"},
        ),
        (
            "Harriet Ashdown's new mobile is 07700 900123, and she's now Senior Partner based in Manchester.",
            "Harriet Ashdown",
            {"mobilephone": "07700900123", "jobtitle": "Senior Partner", "city": "Manchester"},
        ),
        (
            "Aoife O'Brien is no longer at Brightwater Foods. she works for Cork Dairy Co-op as Marketing Lead",
            "Aoife O'Brien",
            {"company": "Cork Dairy Co-op", "jobtitle": "Marketing Lead"},
        ),
        (
            "Giulia Bianchi works at Fiorentina SpA in Florence",
            "Giulia Bianchi",
            {"company": "Fiorentina SpA", "city": "Florence"},
        ),
        ("clear ruth goldberg's phone and job", "ruth goldberg", {"phone": "", "jobtitle": ""}),
        ("clear the phone, mobile and job title", None, {"phone": "", "mobilephone": "", "jobtitle": ""}),
        ("rename Tom Ek to Tomas Ek - he asked me to", "Tom Ek", {"firstname": "Tomas", "lastname": "Ek"}),
        ("change Sam Ode's city to Berlin (he moved there)", "Sam Ode", {"city": "Berlin"}),
        ("set Jo Kim's job title to CFO, based in Oslo", "Jo Kim", {"jobtitle": "CFO", "city": "Oslo"}),
        (
            "Ana Costa lives in Porto, Portugal and works for Larch Mills",
            "Ana Costa",
            {"city": "Porto", "country": "Portugal", "company": "Larch Mills"},
        ),
        (
            "set city to Porto and country to Portugal for Ana Costa",
            "Ana Costa",
            {"city": "Porto", "country": "Portugal"},
        ),
        ("Lena isn't in Berlin anymore, she moved to Hamburg", "Lena", {"city": "Hamburg"}),
        ("Lena is no longer CFO, she is CEO", "Lena", {"jobtitle": "CEO"}),
        ("remove the phone and the job title of Jo Kim", "Jo Kim", {"phone": "", "jobtitle": ""}),
        ("she's Growth Hacker now, fix her job title", "", {"jobtitle": "Growth Hacker"}),
    ],
)
def test_every_part_is_read(text: str, who: str | None, expected: dict[str, str]) -> None:
    about, found, said = said_in(text)
    assert (about, found, said.left) == (who, expected, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("change her city to Bad Homburg, then clear her phone", {"city": "Bad Homburg", "phone": ""}),
        ("clear the phone and set the job title to CFO", {"phone": "", "jobtitle": "CFO"}),
        ("change his company to Berg, Lie and Partners", {"company": "Berg, Lie and Partners"}),
        ("set his company to He & She Ltd", {"company": "He & She Ltd"}),
        ("set his city to Austin, Texas", {"city": "Austin, Texas"}),
        ("set her city to Bergen and her country to Norway", {"city": "Bergen", "country": "Norway"}),
    ],
)
def test_what_stays_as_it_was(text: str, expected: dict[str, str]) -> None:
    assert said_in(text)[1] == expected


def test_what_is_told_of_a_person_and_not_read_is_left_out() -> None:
    assert said_in("change Tom Ek's surname to Berg, he took Anna's name")[2].left == ("he took Anna's name",)


@pytest.mark.parametrize(
    ("text", "expected", "left"),
    [
        ("Jo Kim's title is Director and she reports to the CFO", {"jobtitle": "Director"}, "she reports to the CFO"),
        (
            "Jo Kim's phone is +44 20 7946 0018, and he plays golf with our Dana",
            {"phone": "+442079460018"},
            "he plays golf with our Dana",
        ),
    ],
)
def test_what_somebody_has_to_do_with_others_is_no_value(text: str, expected: dict[str, str], left: str) -> None:
    _, found, said = said_in(text)
    assert found == expected and len(said.left) == 1 and left in said.left[0]


@pytest.mark.parametrize(
    "text",
    [
        "Lena is no longer CFO",
        "he's not a lead",
        "Lena doesn't work at Zenith any more",
        "Lena is not in Berlin",
        "she isn't based in Oslo",
    ],
)
def test_what_is_denied_is_no_value(text: str) -> None:
    assert said_in(text)[1] == {}


@pytest.mark.parametrize("text", ["Larch is not won", "it's not 5k"])
def test_nor_is_it_of_a_deal(text: str) -> None:
    assert not read_update(text, DEAL, DEALS, NOW, has_last=True).changes


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('put "met at the fair in Köln" on Ailsa Drummond\'s record', "Ailsa Drummond"),
        ('add "call in May" to the record of Jo Kim', "Jo Kim"),
    ],
)
def test_a_note_names_the_record_that_it_is_put_on(text: str, who: str) -> None:
    about, found, _ = said_in(text)
    assert about == who and not found


def test_an_address_is_not_cleared_along() -> None:
    changes = said_in("remove the phone and email of Jo Kim")[2].changes
    assert [c.property for c in changes if isinstance(c.value, Unclear)] == ["email"]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("81 6 6123 4567", "+81661234567"),
        ("34 91 123 45 67", "+34911234567"),
        ("55 1234 5678", "5512345678"),  # of Mexico, perhaps
        ("090-1234-5678", "09012345678"),
    ],
)
def test_a_number_that_begins_with_its_countrys_code(text: str, stored: str) -> None:
    found = read_phone(text, ACCOUNT)
    assert found and found[0] == stored


def test_a_number_is_dialled_in_a_country() -> None:
    assert region_named("Japan") == "JP" and region_named("UK") == "GB" and region_named("Nowhere") is None
    assert phone_of("090-1234-5678", "JP") == ("+819012345678", "+81 90-1234-5678")
    assert phone_of("07700 900123", "GB") == ("+447700900123", "+44 7700 900123")
    assert read_phone("1.6", ACCOUNT) is None and read_phone("81 6", ACCOUNT) is None
    assert phone_of("1234", "GB") is None and phone_of("661 234 567", "JP") is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("actually it's john, and he's at Kestrel", ("john",)),
        ("it's Ann, set her city to Oslo", ("Ann",)),
        ("it's fine, set her city to Oslo", ()),
    ],
)
def test_what_it_is_said_to_be_is_told_where_it_is_no_value(text: str, left: tuple[str, ...]) -> None:
    found = said_in(text)
    assert found[1] and found[2].left == left


@pytest.mark.parametrize(
    "text",
    [
        "he's at dinner",
        "she's still at a trade fair",
        "and they're with their accountant now",
        "she is with a lead right now",
        "he's on the other phone",
        "she's on the phone with a customer",
        "Jo Kim is with a subscriber",
        "she's no longer at Globex",
        "so he's not at Globex",
        "she's Omar's boss",
        "and he is her manager",
        "she's his deputy director now, Jo",
    ],
)
def test_where_somebody_is_just_now_or_no_more_is_no_value(text: str) -> None:
    assert said_in(text)[2].changes == () and read_facts(text, CONTACT, CONTACTS, NOW) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she's been Head of Risk since April", {"jobtitle": "Head of Risk"}),
        ("and he's the plant manager now", {"jobtitle": "plant manager"}),
        ("so she is a senior associate these days", {"jobtitle": "senior associate"}),
        ("her city is Oslo and she's the CFO", {"city": "Oslo", "jobtitle": "CFO"}),
        ("his job title is Head of Risk as of last week", {"jobtitle": "Head of Risk"}),
        ("set her job title to Sales Manager effective 1 March", {"jobtitle": "Sales Manager"}),
        ("her job title is Women's Health Director", {"jobtitle": "Women's Health Director"}),
        ("wrong city, she's in Lyon", {"city": "Lyon"}),
        ("her city must be in Osaka", {"city": "Osaka"}),
        ("the country should be in Norway", {"country": "Norway"}),
        ("city: In Salah", {"city": "In Salah"}),
        ("she's at lunch, set her city to Oslo", {"city": "Oslo"}),
        ("he's at the University of Leeds now", {"company": "University of Leeds"}),
        ("she's with Globex", {"company": "Globex"}),
        ("he works for globex", {"company": "globex"}),
        ("she is at lead now", {"lifecyclestage": "lead"}),
        ("she's on +47 22 12 34 56 now", {"phone": "+4722123456"}),
    ],
)
def test_what_stands_beside_it_or_has_a_name_is_one(text: str, expected: dict[str, str]) -> None:
    assert said_in(text)[1] == expected


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("and she is since today Head of Rigging", "Head of Rigging"),
        ("she is since March 2026 the CFO", "CFO"),
        ("Sam May is as of next week our Head of Rigging", "Head of Rigging"),
        ("her job title is since Monday Head of Rigging", "Head of Rigging"),
        ("she is now Head of March Events", "Head of March Events"),
    ],
)
def test_since_when_in_front_of_a_title_is_no_part_of_it(said: str, title: str) -> None:
    changes = read_update(said, CONTACT, CONTACTS, NOW, has_last=True).changes
    assert [(c.property, c.value) for c in changes] == [("jobtitle", Value(wire=title, shown=title))]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("set the title of Chen Wei to Deputy Head of IT", "Deputy Head of IT"),
        ("her new job title is director of it", "director of it"),
        ("change his job title to Partner for IT", "Partner for IT"),
        ("change his job title to Manager of Lead Generation", "Manager of Lead Generation"),
        ("find Sam May and change his title to VP of IT Services", "VP of IT Services"),
    ],
)
def test_what_somebody_is_head_of_belongs_to_the_title(said: str, title: str) -> None:
    changes = read_update(said, CONTACT, CONTACTS, NOW, has_last=True).changes
    assert [(c.property, c.value) for c in changes] == [("jobtitle", Value(wire=title, shown=title))]


def test_a_record_behind_a_text_is_none_of_it() -> None:
    said = read_update("change the city to Oslo for it", CONTACT, CONTACTS, NOW, has_last=True)
    assert [c.value for c in said.changes] == [Value(wire="Oslo", shown="Oslo")]


@pytest.mark.parametrize("whose", ["the", "our", "our new", "their new", "now our"])
def test_what_somebody_is_at_a_firm(whose: str) -> None:
    assert said_in(f"she's {whose} planner at Larch Mills")[1] == {"jobtitle": "planner", "company": "Larch Mills"}


@pytest.mark.parametrize(
    "said", ["mobile number, 512-555-0177", "mobile, +1 512-555-0177", "cell number - 512-555-0177"]
)
def test_a_number_behind_a_comma_is_of_what_was_named(said: str) -> None:
    who, changes, _ = said_in(f"Sam May has a new {said}")
    assert (who, [*changes]) == ("Sam May", ["mobilephone"])


def test_a_number_with_a_name_of_its_own_is_no_other() -> None:
    assert [*said_in("change the mobile, and set the phone to 512-555-0177")[1]] == ["phone"]
