"""What the bot says, in the shape the page shows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.history import TITLE, restore
from channels.messages import bot_message, not_on_card, payloads, user_message, web_address

CARD = {
    "title": "Acme renewal",
    "subtitle": "Deal",
    "url": "https://app.example.com/deal/1",
    "fields": [{"label": "Amount", "value": "$12,000.00"}, {"label": "Owner", "value": "Ines Okafor"}],
    "changes": [{"label": "Stage", "before": "Proposal", "after": "Contract sent"}],
}
ROWS = {
    "title": "Your deals",
    "start": 6,
    "rows": [
        {"title": "Acme renewal", "detail": "$12,000.00 · Contract sent", "payload": '/get_deal{"id":"1"}'},
        {"title": "Nordlys pilot", "url": "https://app.example.com/deal/2"},
    ],
}
words = st.text("aZ1 ·/:.<>\n", max_size=8) | st.sampled_from(["title", "url", "https://example.com", "Acme renewal"])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


def test_text_alone() -> None:
    assert bot_message({"text": " Hello. "}) == {"type": "bot", "text": "Hello."}


@pytest.mark.parametrize("nothing", [{}, {"text": ""}, {"text": None, "custom": {"other": 1}}, {"buttons": []}])
def test_nothing_to_show(nothing: dict[str, Any]) -> None:
    assert bot_message(nothing) is None


def test_a_card_keeps_its_parts_and_drops_what_is_empty() -> None:
    message = bot_message({"custom": {"hubspot_card": {**CARD, "fields": [*CARD["fields"], {"label": "Phone"}]}}})
    assert message == {"type": "bot", "card": CARD}


def test_a_card_may_stand_beside_the_text() -> None:
    message = {"type": "bot", "text": "Created.", "card": CARD}
    assert bot_message({"text": "Created.", "hubspot_card": CARD, "noun": "deal", "custom": {}}) == message
    event = {"event": "bot", "text": "Created.", "metadata": {"hubspot_card": CARD}, "data": {"custom": None}}
    assert restore([event], most=1) == [{**message, "time": None}]


def test_a_list_keeps_its_numbers() -> None:
    assert bot_message({"custom": {"hubspot_list": ROWS}}) == {"type": "bot", "list": ROWS}


def test_numbers_are_shown_as_text() -> None:
    message = bot_message({"custom": {"hubspot_card": {"title": 5, "fields": [{"label": "Id", "value": 0}]}}})
    assert message is not None
    assert message["card"] == {"title": "5", "fields": [{"label": "Id", "value": "0"}]}


def test_a_button_sends_its_payload_or_its_title_or_opens_an_address() -> None:
    buttons = [
        {"title": "Yes", "payload": "/affirm"},
        {"title": "Later"},
        {"title": "Connect", "url": "https://example.com/connect", "payload": ""},
        {"title": "Trap", "url": "javascript:alert(1)", "payload": "/help"},
        {"payload": "/without_a_title"},
    ]
    message = bot_message({"text": "Well?", "buttons": buttons})
    assert message is not None
    assert message["buttons"] == [
        {"title": "Yes", "payload": "/affirm"},
        {"title": "Later", "payload": "Later"},
        {"title": "Connect", "url": "https://example.com/connect"},
        {"title": "Trap", "payload": "/help"},
    ]
    assert payloads(message) == {"/affirm", "Later", "/help"}


def test_rows_can_be_pressed_too() -> None:
    message = bot_message({"custom": {"hubspot_list": ROWS}})
    assert message is not None
    assert payloads(message) == {'/get_deal{"id":"1"}'}


def test_pictures_and_files_become_links() -> None:
    message = bot_message({"image": "https://a.example/p.png", "attachment": "https://a.example/f.pdf"})
    assert message is not None
    assert [link["title"] for link in message["links"]] == ["Picture", "Attachment"]
    again = bot_message({"image": "https://a.example/p.png", "attachment": "https://a.example/p.png"})
    assert again is not None
    assert len(again["links"]) == 1  # Rasa repeats the picture as an attachment
    assert bot_message({"image": "data:image/svg+xml,<svg/>"}) is None


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//example.com", "http:", "mailto:a@b.c", "http://[", None]
)
def test_only_web_addresses_become_links(address: Any) -> None:
    assert web_address(address) is None


def test_the_text_beside_a_card_does_not_repeat_it() -> None:
    text = (
        "Updated.\n\nAcme renewal\nAmount: $12,000.00\nStage: Proposal → Contract sent\nhttps://app.example.com/deal/1"
    )
    assert not_on_card(text, CARD, None) == "Updated."


def test_the_text_beside_a_list_does_not_repeat_it() -> None:
    text = "I found 12 deals:\n6. Acme renewal — $12,000.00 — Contract sent\n7) Nordlys pilot\nSay “more” for more."
    assert not_on_card(text, None, ROWS) == "I found 12 deals:\nSay “more” for more."


def test_a_line_that_says_more_stays_whole() -> None:
    text = "Created Acme renewal.\nAmount: $12,000.00, as you said"
    assert not_on_card(text, CARD, None) == text
    assert not_on_card("Amount: $12,000.00", None, None) == "Amount: $12,000.00"


@settings(max_examples=50, deadline=None)
@given(response=st.dictionaries(st.sampled_from(["text", "buttons", "custom", "image", "elements"]), json_values))
def test_whatever_a_bot_says_nothing_breaks(response: dict[str, Any]) -> None:
    message = bot_message(response)
    assert message is None or message["type"] == "bot"


@settings(max_examples=50, deadline=None)
@given(part=json_values)
def test_whatever_a_card_holds_nothing_breaks(part: Any) -> None:
    for broken in ({**CARD, "fields": part, "url": part}, part):
        bot_message({"text": "x", "custom": {"hubspot_card": broken}})
    for broken in ({**ROWS, "start": part, "rows": [part]}, part):
        bot_message({"text": "x", "custom": {"hubspot_list": broken}})


def test_a_pressed_button_shows_its_title() -> None:
    assert user_message("m1", "/affirm", "Yes") == {"type": "user", "id": "m1", "text": "Yes", "payload": "/affirm"}


def test_the_tracker_gives_the_conversation_back() -> None:
    events = [
        {"event": "action", "name": "action_session_start"},
        {"event": "user", "text": "delete it", "message_id": "m1", "timestamp": 1.0, "metadata": {}},
        {"event": "bot", "text": "Sure?", "timestamp": 2.0, "data": {"buttons": [{"title": "Yes", "payload": "/y"}]}},
        {"event": "user", "text": "/y", "message_id": "m2", "timestamp": 3.0, "metadata": {TITLE: "Yes"}},
        {"event": "user", "text": "EXTERNAL: EXTERNAL_x", "timestamp": 4.0, "metadata": {"is_external": True}},
        {"event": "user", "text": "/restart", "timestamp": 5.0, "metadata": None},
        {"event": "bot", "text": None, "timestamp": 6.0, "data": {"custom": {"hubspot_card": CARD}}},
    ]
    messages = restore(events, most=10)
    assert [(each["type"], each.get("text"), each["time"]) for each in messages] == [
        ("user", "delete it", 1.0),
        ("bot", "Sure?", 2.0),
        ("user", "Yes", 3.0),
        ("bot", None, 6.0),
    ]
    assert restore(events, most=1) == messages[-1:]
