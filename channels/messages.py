"""What the bot said, in the one shape that the page renders.

A bot message on the page is ``{"type": "bot", "text"?, "buttons"?, "links"?, "card"?, "list"?}``.

Cards and lists come in a response's ``custom`` part (``json_message`` in an action), or beside its text (a
keyword of ``utter_message``: other channels, which would print a ``custom`` part as JSON, then ignore them)::

    {"hubspot_card": {"title": "Acme renewal", "subtitle": "Deal", "url": "https://…",
                      "fields": [{"label": "Amount", "value": "$12,000.00"}],
                      "changes": [{"label": "Stage", "before": "Proposal", "after": "Won"}]}}
    {"hubspot_list": {"title": "Your deals", "start": 1,
                      "rows": [{"title": "Acme renewal", "detail": "$12,000.00 · Contract sent",
                                "url": "https://…", "payload": "/get_deal{…}"}]}}

All keys but the titles are optional. A row's ``payload`` stays pressable later in the conversation, so it
has to say by itself which record it means; ``buttons`` are closed by the next answer. The response's text
always stands alone, for channels without cards: `not_on_card` leaves out here what the card shows anyway.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

Message = dict[str, Any]
MOST_ITEMS = 50
LONGEST_TEXT = 20_000
LONGEST_LABEL = 500


def bot_message(response: Mapping[str, Any]) -> Message | None:
    """Translate one response of Rasa; ``None`` if it holds nothing that the page can show.

    Args:
        response: Rasa's keys: ``text``, ``buttons``, ``quick_replies``, ``custom``, ``image``,
            ``attachment``, ``elements`` and an action's own (rasa ``OutputChannel.send_response``).
    """
    custom = response.get("custom")
    parts = {**response, **custom} if isinstance(custom, Mapping) else response
    card, rows = _card(parts.get("hubspot_card")), _list(parts.get("hubspot_list"))
    message = _filled(
        {
            "text": not_on_card(_text(response.get("text"), LONGEST_TEXT), card, rows),
            "card": card,
            "list": rows,
            "links": _attachments(response),
            "buttons": _buttons(response),
        }
    )
    return {"type": "bot", **message} if message else None


def user_message(message_id: str, text: str, title: str | None = None) -> Message:
    """Describe what the person said; of a pressed button the title is shown and the payload kept."""
    if title is None:
        return {"type": "user", "id": message_id, "text": text}
    return {"type": "user", "id": message_id, "text": title, "payload": text}


def payloads(message: Message) -> set[str]:
    """Return what the buttons and rows of a message send when pressed."""
    pressable = [*message.get("buttons", ()), *message.get("list", {}).get("rows", ())]
    return {item["payload"] for item in pressable if "payload" in item}


def not_on_card(text: str, card: Message | None, rows: Message | None) -> str:
    """Drop the lines of a text that only repeat, word for word, what its card or list shows."""
    shown = _strings(card) | _strings(rows)
    shown |= {part for whole in shown for part in whole.split(" · ")}
    if not shown:
        return text
    words = "|".join(re.escape(word) for word in sorted(shown, key=len, reverse=True))
    repeated = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    def says_more(line: str) -> bool:
        rest = repeated.sub(" ", re.sub(r"^\s*\d+[.)]\s", "", line))
        return not line.strip() or re.search(r"\w", rest) is not None

    kept = "\n".join(line for line in text.splitlines() if says_more(line))
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def web_address(value: Any) -> str | None:
    """Return an http(s) address, or ``None`` for anything else (``javascript:``, ``data:`` …)."""
    if not isinstance(value, str) or len(value) > 2000:
        return None
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return None
    return value.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def _text(value: Any, longest: int = LONGEST_LABEL) -> str:
    if value is None or isinstance(value, (Mapping, list, bool)):
        return ""
    return str(value).strip()[:longest]


def _items(value: Any) -> list[Mapping[str, Any]]:
    if not isinstance(value, list):
        return []
    return [item for item in value[:MOST_ITEMS] if isinstance(item, Mapping)]


def _filled(message: Message) -> Message:
    return {key: value for key, value in message.items() if value}


def _card(value: Any) -> Message | None:
    if not isinstance(value, Mapping) or not _text(value.get("title")):
        return None
    fields = [{key: _text(item.get(key)) for key in ("label", "value")} for item in _items(value.get("fields"))]
    changes = [
        {key: _text(item.get(key)) for key in ("label", "before", "after")} for item in _items(value.get("changes"))
    ]
    return _filled(
        {
            "title": _text(value.get("title")),
            "subtitle": _text(value.get("subtitle")),
            "url": web_address(value.get("url")),
            "fields": [field for field in fields if field["label"] and field["value"]],
            "changes": [change for change in changes if change["label"]],
        }
    )


def _list(value: Any) -> Message | None:
    if not isinstance(value, Mapping):
        return None
    rows = [
        _filled(
            {
                "title": _text(item.get("title")),
                "detail": _text(item.get("detail")),
                "url": web_address(item.get("url")),
                "payload": _text(item.get("payload"), LONGEST_TEXT),
            }
        )
        for item in _items(value.get("rows"))
    ]
    rows = [row for row in rows if "title" in row]
    start = value.get("start")
    start = start if isinstance(start, int) and start > 0 else 1
    return _filled({"title": _text(value.get("title")), "start": start, "rows": rows}) if rows else None


def _buttons(response: Mapping[str, Any]) -> list[Message]:
    offered = [*_items(response.get("buttons")), *_items(response.get("quick_replies"))]
    buttons = []
    for item in offered:
        title, url = _text(item.get("title")), web_address(item.get("url"))
        payload = _text(item.get("payload"), LONGEST_TEXT) or title
        if title:
            buttons.append({"title": title, "url": url} if url else {"title": title, "payload": payload})
    return buttons


def _attachments(response: Mapping[str, Any]) -> list[Message]:
    """Name pictures and files as links: the page loads nothing from other hosts."""
    links = [
        {"title": title, "url": web_address(response.get(key))}
        for key, title in (("image", "Picture"), ("attachment", "Attachment"))
        if response.get(key) != response.get("image") or key == "image"
    ]
    for element in _items(response.get("elements")):
        links.append({"title": _text(element.get("title")), "url": web_address(element.get("url"))})
    return [link for link in links if link["title"] and link["url"]]


def _strings(value: Any) -> set[str]:
    """Collect every text inside a card or list, payloads aside."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, list):
        return set().union(*map(_strings, value))
    if isinstance(value, dict):
        return set().union(*(_strings(item) for key, item in value.items() if key != "payload"))
    return set()
