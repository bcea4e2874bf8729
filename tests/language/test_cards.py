"""Creating: names with quotes in them, and what stands on cards and in signatures of other countries."""

from __future__ import annotations

import pytest

from actions.crm.contact import CONTACT
from actions.crm.deal import DEAL
from actions.language import read_answer, read_create, read_update
from actions.language.said import Unclear, Value
from tests.language.portals import CONTACTS, DEALS, NOW


def told(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """What is said of a contact, by slot or property, and what is left out."""
    said = read_create(text, CONTACT, CONTACTS, NOW)
    values = {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}
    others = {c.property: c.value.wire for c in said.changes if c.property and isinstance(c.value, Value)}
    return values | others, said.left


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('could you open a deal named O\'Brien & Sons — "Phase 2" for 12k', 'O\'Brien & Sons — "Phase 2"'),
        ('new opp: Kestrel "Mark II", 75 thousand dollars', 'Kestrel "Mark II"'),
        ('make a new deal please: Zoë\'s "Café" – fit-out; 7500 pounds', 'Zoë\'s "Café" – fit-out'),
        ("create a deal named the “Big Bang” rollout for 12k in contract sent", "the “Big Bang” rollout"),
        ('log deal Acme Corp "Renewal 2027" contract sent 5k', 'Acme Corp "Renewal 2027"'),
        ('new deal for Acme "Roof works" 5k', "Roof works"),
        ('create a deal with 12k "Phase 2"', "Phase 2"),
        ('create a deal please "Roof works" for 12k', "Roof works"),
        ('create a deal "A" and a deal "B"', "A"),
        ('create a deal with Hafenwerk "Crane upgrade" for 5k', "Crane upgrade"),
        ('create deal Fender, description "two phases"', "Fender"),
        ("I'd like a new deal please, name is Update the CRM, amount 9k5, stage decision maker", "Update the CRM"),
        ("deal named 50k for 20k in contract sent", "50k"),
        ("deal called 12k run sponsorship for 5k", "12k run sponsorship"),
    ],
)
def test_the_name_of_a_deal(text: str, name: str) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    found = said.values["name"]
    assert isinstance(found, Value) and found.wire == name


def test_thousands_and_hundreds() -> None:
    amounts = [read_create(t, DEAL, DEALS, NOW).values["amount"] for t in ("deal Fender 9k5", "deal Fender for 4k7")]
    assert [a.wire for a in amounts if isinstance(a, Value)] == ["9500", "4700"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "please register Ms. Nomvula Khoza (n@dlamini.example.com), Head of People at Dlamini, Sons & Daughters"
            " (Pty) Ltd, Cape Town, South Africa",
            {"company": "Dlamini, Sons & Daughters (Pty) Ltd", "city": "Cape Town", "country": "South Africa"},
        ),
        (
            "add\nShreya Krishnamurthy\nVP, Engineering\nLotusleaf Pvt. Ltd., Bengaluru, India\nsk@x.example.com",
            {"company": "Lotusleaf Pvt. Ltd.", "job_title": "VP, Engineering", "city": "Bengaluru"},
        ),
        (
            "add Juan Ruiz, juan@ruiz.example.com, Aceros del Norte S.A. de C.V., Monterrey, Mexico",
            {"company": "Aceros del Norte S.A. de C.V.", "city": "Monterrey", "country": "Mexico"},
        ),
        ("add Jan Nowak, jan@x.example.com, Mostowa Stal Sp. z o.o.", {"company": "Mostowa Stal Sp. z o.o."}),
        ("add Ann Ray, ann@ray.example.com, at Acme, Inc., buyer", {"company": "Acme, Inc.", "job_title": "buyer"}),
        ("add Ann Ray, Smith & Partners Ltd, ann@ray.example.com", {"company": "Smith & Partners Ltd"}),
        (
            "add Kofi Mensah, kofi@x.example.com, works at Bell (Ghana) Ltd, Tema, Ghana",
            {"company": "Bell (Ghana) Ltd", "city": "Tema", "country": "Ghana"},
        ),
        ("add Ann Ray, director at Acme, London, a@x.example.com", {"company": "Acme", "job_title": "director"}),
        (
            "KENJI FUJIWARA, SENIOR BUYER, HOKUTO FOODS, TEL 03-1234-5678 JAPAN, K.FUJIWARA@HF.EXAMPLE.COM <- add",
            {"first_name": "Kenji", "last_name": "Fujiwara", "phone": "+81312345678", "country": "Japan"},
        ),
        (
            "pls add: DR. LUIS DE LA CRUZ MENDOZA luis@hn.example.com cardiologist",
            {"first_name": "Luis", "last_name": "de la Cruz Mendoza", "job_title": "cardiologist"},
        ),
        (
            "create contact for prof. dr. Hans-Jörg van 't Hoff, hj@x.example.com, works for Uni Delft",
            {"first_name": "Hans-Jörg", "last_name": "van 't Hoff"},
        ),
        (
            "new lead from the fair, May Will, she is buyer at Bill & Sons, may.will@bs.example.com",
            {"first_name": "May", "last_name": "Will", "company": "Bill & Sons", "job_title": "buyer"},
        ),
        (
            "create contact from signature: Kind regards, Annegret von der Heyde, Leiterin Einkauf, Nord Werke GmbH,"
            " Hamburg, T +49 40 123456-78, M +49 171 2345678, a.vonderheyde@nw.example.com",
            {
                "last_name": "von der Heyde",
                "job_title": "Leiterin Einkauf",
                "city": "Hamburg",
                "phone": "+494012345678",
                "mobilephone": "+491712345678",
            },
        ),
        (
            "contact named Sukarno, one name only, email s@x.example.com",
            {"first_name": "Sukarno", "last_name": ""},
        ),
        ("add Tendai Moyo, 0772 123 456 zimbabwe, t@m.example.com", {"phone": "+263772123456", "country": "Zimbabwe"}),
        ("add Aoife Byrne, a@b.example.com. Mobile: 087 123 4567 (IE)", {"mobilephone": "+353871234567"}),
        ("add Wei Ling Tan, wl@tan.example.com, Singapore, 6123 4567", {"phone": "+6561234567"}),
        ("add Jordan Pike, 512 555 0199, j@p.example.com", {"first_name": "Jordan"}),
        ("create contact Nguyễn Văn Hùng, h@x.example.com", {"first_name": "Văn Hùng", "last_name": "Nguyễn"}),
        ("create contact Lan Phạm, lan@x.example.com", {"first_name": "Lan", "last_name": "Phạm"}),
        ("add Дмитрий Соколов <d@x.example.com>, директор", {"job_title": "директор"}),
        ("add John O'Neil john.o'neil+crm@x.example.com", {"email": "john.o'neil+crm@x.example.com"}),
        ('create contact Robert "Bob" Smith, bob@x.example.com', {"first_name": "Robert Bob", "last_name": "Smith"}),
        ('add contact Ann Ray, "Acme Foods", ann@ray.example.com', {"last_name": "Ray", "company": "Acme Foods"}),
    ],
)
def test_a_card(text: str, wanted: dict[str, str]) -> None:
    found, left = told(text)
    assert {name: found.get(name) for name in wanted} == wanted and not left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("add Luis Mendoza luis@x.example.com acrobat, Xochitla", ("acrobat", "Xochitla")),
        ("add Ann Ray, ann@ray.example.com, T +49 40 123456-78, F +49 40 123456-79", ("F +49 40 123456-79",)),
        ("add Ann Ray, ann@ray.example.com, tel +49 40 12345678, tel +49 40 12345679", ("tel +49 40 12345679",)),
    ],
)
def test_what_is_left_out_of_a_card_is_told(text: str, left: tuple[str, ...]) -> None:
    found, told_left = told(text)
    assert told_left == left and found["first_name"] in text


def test_an_address_that_is_none_is_no_name() -> None:
    said = read_create("add jane.doe@example..com Jane Doe", CONTACT, CONTACTS, NOW)
    assert isinstance(said.values["email"], Unclear) and said.values["email"].said == "jane.doe@example..com"
    assert isinstance(said.values["last_name"], Value) and said.values["last_name"].wire == "Doe"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("create contact Ann Ray, title Head of Sales actually, a@x.example.com", {"job_title": "Head of Sales"}),
        ("create contact Ann Ray, a@x.example.com, works at Falkirk Foods I think", {"company": "Falkirk Foods"}),
        ("Erik Sund, he's the owner of Sund AS - add him", {"job_title": "owner", "company": "Sund AS"}),
        ("add contact Erik Sund, erik(dot)sund [at] sund.example.com", {"email": "erik.sund@sund.example.com"}),
    ],
)
def test_what_is_said_beside_a_value(text: str, wanted: dict[str, str]) -> None:
    found, _ = told(text)
    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "wanted", "left"),
    [
        ("create deal Blue Note actually, 5k", {"name": "Blue Note", "amount": "5000"}, ()),
        ("create deal called Love Actually, 5k", {"name": "Love Actually"}, ()),
        ("log an opportunity for Larch, 15 grand, they want it signed before christmas", {"name": "Larch"}, ()),
        ("create a deal, they need it fixed, roof repair, 5k", {"name": "roof repair"}, ()),
        ("a deal called Q3 2026 for 3 lakhs 20 thousand", {"name": "Q3 2026", "amount": "320000"}, ()),
        ("create deal Fender, size 3x, 5k", {"name": "Fender", "amount": "5000"}, ("size 3x",)),
        ("deal Fender for 1 million and 200 thousand", {"amount": "1200000"}, ()),
        ("create deal Fender, hi priority, 5k", {"priority": "high"}, ()),
        ("make deal Juniper lamps 40k, actually call it Juniper lanterns", {"name": "Juniper lanterns"}, ()),
        (
            "crate a deal calld Kestrel lease, amnt 45k, closng nxt friday, owner dana",
            {"name": "Kestrel lease", "amount": "45000"},
            (),
        ),
        ("deal: Tallgrass feeder / 1.2mn / contract sent / noor", {"name": "Tallgrass feeder"}, ("noor",)),
    ],
)
def test_a_deal_in_haste(text: str, wanted: dict[str, str], left: tuple[str, ...]) -> None:
    said = read_create(text, DEAL, DEALS, NOW)
    values = {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}
    assert {name: values.get(name) for name in wanted} == wanted and said.left == left


@pytest.mark.parametrize(
    ("asked", "text", "wanted"),
    [
        ("first_name", "no, it is Marc with c", {"first_name": "Marc"}),
        ("last_name", "Schmidt with dt", {"last_name": "Schmidt"}),
        ("first_name", "Marc with company Acme", None),
        ("last_name", "he has only one name", {"last_name": ""}),
        ("last_name", "only one name", {"last_name": ""}),
        ("last_name", "he only has one name", {"last_name": ""}),
        ("last_name", "no surname", {"last_name": ""}),
        ("first_name", "erik.sund@sund.example.com", {"email": "erik.sund@sund.example.com"}),
    ],
)
def test_an_answer_about_a_name(asked: str, text: str, wanted: dict[str, str] | None) -> None:
    said = read_answer(["email", "first_name", "last_name"], asked, text, CONTACT, CONTACTS, NOW)
    values = {name: value.wire for name, value in said.values.items() if isinstance(value, Value)}
    assert values == wanted if wanted else values.get("first_name") == "Marc"


def test_an_answer_that_is_plainly_another_value() -> None:
    def found(text: str) -> set[str]:
        return set(read_answer(["company", "stage", "amount"], "company", text, DEAL, DEALS, NOW).values)

    assert found("contract sent") == {"stage"} and found("5k please") == {"amount"}
    assert found("Contract Sent Ltd") == found("Nordlicht") == {"company"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("her title is Head of Sales Operations actually", "Head of Sales Operations"),
        ("change her title to buyer btw", "buyer"),
        ("his title is purchasing lead, I think. thanks", "purchasing lead"),
    ],
)
def test_an_aside_behind_a_change(text: str, wanted: str) -> None:
    (change,) = read_update(text, CONTACT, CONTACTS, NOW, has_last=True).changes
    assert isinstance(change.value, Value) and change.value.wire == wanted


def test_a_name_that_ends_like_an_aside() -> None:
    (change,) = read_update("rename it to Apocalypse Now", DEAL, DEALS, NOW, has_last=True).changes
    assert isinstance(change.value, Value) and change.value.wire == "Apocalypse Now"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "her company is Atelier Lefèvre in Lyon, France",
            {"company": "Atelier Lefèvre", "city": "Lyon", "country": "France"},
        ),
        ("he works at Bell in Accra, Ghana", {"company": "Bell", "city": "Accra", "country": "Ghana"}),
        ("set his company to Marks in Time", {"company": "Marks in Time"}),
        ("her company is Hanse Werke in Hamburg", {"company": "Hanse Werke", "city": "Hamburg"}),
    ],
)
def test_where_a_firm_sits(text: str, wanted: dict[str, str]) -> None:
    changes = read_update(text, CONTACT, CONTACTS, NOW, has_last=True).changes
    assert {c.property: c.value.wire for c in changes if isinstance(c.value, Value)} == wanted


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("add deal Larch, $3k, owner Priya Ramirez, contract sent", None),
        ("add deal Larch, $3k, owned by Dana Smith", None),
        ("add deal Larch, owner dana smith, 5k", None),
        ("add deal Larch, $3k, owner Dana, contract sent", "Dana Whitfield"),
        ("new deal Larch owner Dana Contract Sent 5k", "Dana Whitfield"),
        ("new deal Larch owner Dana Closing Friday", "Dana Whitfield"),
        ("new deal Larch, owned by Dana please", "Dana Whitfield"),
    ],
)
def test_an_owner_is_nobody_with_another_surname(text: str, owner: str | None) -> None:
    found = read_create(text, DEAL, DEALS, NOW).values["owner"]
    assert (found.shown if isinstance(found, Value) else None) == owner


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("assign it to Dana Smith", False),
        ("set owner to Priya Ramirez", False),
        ("give it to Dana please", True),
        ("owner is Dana now", True),
        ("set the owner to Dana and the stage to contract sent", True),
    ],
)
def test_a_new_owner_is_nobody_with_another_surname(text: str, sure: bool) -> None:
    change = read_update(text, DEAL, DEALS, NOW, has_last=True).changes[0]
    assert change.property == "hubspot_owner_id" and isinstance(change.value, Value) is sure
