"""How a record is given another name: "rename it to …", "call her …", "X is called … now"."""

from __future__ import annotations

import re

from ..english.phrases import WISH

RENAME = re.compile(
    rf"[\s,;]*(?:and |then |also )*(?:{WISH})?(?:rename|retitle)\b(?P<ref>.*?) (?:to|as|into|->|=>) (?P<value>.+)$"
)
RENAME_WHAT = re.compile(rf"[\s,;]*(?:{WISH})?(?:rename|retitle) (?P<ref>[^,;:]+?)[ .!?]*$")
CALL = re.compile(
    rf"[\s,;]*(?:and |then |also )*(?:{WISH})?(?:call|name|rename)\b (?P<ref>it|this|that|him|her|"
    rf"(?:the|this|that) \w+) "
    r"(?P<value>.+)$"
)
_WHEN = (
    "after|the (?:day|week|month|morning)|when|once|if|later|again|soon|asap|now|today|tonight|tomorrow|next|this|every"
)
RINGS = re.compile(
    rf"[\s,;]*(?:and |then |also )*(?:{WISH})?call (?:him|her|this|that|the \w+) "
    rf"(?:(?:at|on|back|in|from|about|before|first|{_WHEN})\b|\+?\d[\d ()./-]{{5}})"
)
"""The telephone: "call him at +1 305 …"."""
CALLED = re.compile(
    r"(?P<ref>.+?)(?:'s| is| should be| must be| needs to be| has to be| ought to be| will be| "
    r"was)(?: now)? (?:re)?(?:named|called|titled) "
    r"(?P<value>.+)$"
)
