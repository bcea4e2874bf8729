"""Which words are plainly a firm's name: as it signs, or as firms are called. Others may be a town or a trade."""

from __future__ import annotations

import re

from ..english.text import fold
from ..english.words import ABBREVIATED

_PERSONAL = frozenset("jr sr st dr mr mrs ms dept".split())
_LEGAL = (ABBREVIATED - _PERSONAL) | frozenset(
    "ab aps as oy oyj kg ag srl spa sl sas sarl ltda kk pte bhd pvt lp llp gbr ug kft zrt doo sro cv oo"
    " limited incorporated corporation company".split()
)
_TRADING = frozenset(
    "group grupo gruppe groupe bank banco foods food farms farm dairy mills bakery brewery foundry foundation"
    " industries manufacturing works steelworks steel metals energy solar chemicals plastics textiles fabrics"
    " press publishing studio studios systems solutions technologies labs robotics electronics instruments"
    " networks telecom partners associates advisors ventures capital holdings holding investments insurance"
    " assurance logistics transport transports ferries shipping freight airlines airways motors automotive"
    " railways construction builders architects properties estates realty hotel hotels resort resorts restaurant"
    " restaurants catering tours stores supplies trading traders imports exports enterprises agency university"
    " college institute school academy hospital clinic clinics healthcare pharma pharmacy dental biotech ministry"
    " museum gallery theatre trust coop cooperative society association federation brothers sons werke werk stahl"
    " outfitters apparel furniture timber toys marine maritime aerospace aviation offshore optics ceramics"
    " packaging recycling wines vineyards winery orchards haulage removals couriers tyres pumps valves tools"
    " cranes scaffolding cables opticians solicitors publishers distillery creamery roasters nurseries lumber".split()
)
"""Words that firms' names end in; those that departments are called by too ("finance") tell nothing."""
_OF_PLACE = _TRADING | frozenset(
    "house houses church city town state port league council councils embassy chamber centre center friends union"
    " children doctors guild confederation commission bureau county court library orchestra conservatory conservatoire"
    " authority parish diocese order faculty daughters universities banks ministries kingdom".split()
)
"""Words behind which "of" goes on with the name: "House of Fraser"."""
_WORD = r"(?!(?:OF|FOR|AND|AT|AS|THE|IN|FROM|WITH|IS|TO|BY|WHO|ON)\b)[^\W\d_a-z][\w'\u2019-]*"
_WORDS = rf"{_WORD}(?: {_WORD})*"
_JOINED = re.compile(
    rf"\b(?P<head>{_WORDS}) (?i:(?:of|for)(?: the)?) {_WORDS}(?:(?: (?i:(?:of|for|and)(?: the)?)| &) {_WORDS})*"
)
_LED = re.compile(
    r"(?:\b(?:at|from|works? for|working for|joined) |\bcompany(?: name)?(?: is| to|:)? )(?:the )?$", re.IGNORECASE
)
_SUBJECT = re.compile(r" (?:is|are|owns|has|will|should|as)\b|['\u2019]s\b", re.IGNORECASE)
"""What tells that the last words are no part of the name: "… and Priya | is the owner"."""
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\.?$")
_ENDS = r"(?:Ltd|Limited|LTD|LLC|LLP|Inc|Incorporated|Corp|Corporation|Co|Company|GmbH|PLC|plc|AG|PBC|S\.A)\b"
_FORM = re.compile(
    rf"(?:\([^\W\d_]+\)\.?|\b(?:Pvt|Pty|Pte|Co|Sdn|Sp|S\. ?A|S|p)\b\.?),? (?:de |z )?(?:{_ENDS}|Bhd|[Cc]\. ?V|o\. ?o)"
    rf"|(?<=\w), {_ENDS}(?! \w)"
)
_PARTNERS = re.compile(
    r"(?P<one>[^\W\d_a-z][\w'\u2019-]*)(?:, (?P<more>[^\W\d_a-z][\w'\u2019-]*))+,? (?:&|and)"
    rf"(?: (?!{_ENDS})[^\W\d_a-z][\w'\u2019-]*)+ (?:{_FORM.pattern}|{_ENDS})"
)


def legal_forms(raw: str) -> list[tuple[int, int]]:
    """The characters of legal forms of several parts: "Pvt. Ltd.", "(Pty) Ltd", ", Inc."."""
    return [match.span() for match in _FORM.finditer(raw)]


def partners_end(raw: str, start: int) -> int:
    """Where a firm ends that is called after several: "Dlamini, Sons & Daughters Ltd"; 0 where it is another."""
    match = _PARTNERS.match(raw, start)
    return match.end() if match else 0


def is_signed(said: str) -> bool:
    """Whether words end in a legal form: "Grupo Andino S.A.", "Volvo AB"; "volvo as" is none."""
    dotted = _DOTTED.search(said)
    if dotted and dotted.start():
        return fold(dotted.group()).replace(" ", "") in _LEGAL
    words = said.split()
    last = fold(words[-1]) if words else ""
    return len(words) > 1 and last in _LEGAL and (last in ABBREVIATED or words[-1][0].isupper())


def is_trading(said: str) -> bool:
    """Whether words end as firms' names do: "Falkirk Foods"; "prefers organic food" does not."""
    words = said.split()
    return len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper() and fold(words[-1]) in _TRADING


def joined_names(raw: str) -> list[tuple[int, int]]:
    """The characters of firms' names with "of" or "for" in them: "Bank of Ibadan and Sons"; "Ana Ruiz of Acme" is none.

    Firms are called so, or what stands before says that a firm comes: "works at Sounds of Lagos".
    """
    found = []
    for match in _JOINED.finditer(raw):
        start, end = match.span()
        head = match["head"].split()
        if fold(head[-1]) not in _OF_PLACE and not _LED.search(raw, 0, start):
            inner = joined_names(raw[start + len(match["head"]) :])  # "Ana Ruiz of | Bank of China"
            found += [(start + len(match["head"]) + a, start + len(match["head"]) + b) for a, b in inner]
            continue
        if (
            _SUBJECT.match(raw, end)
            and (joint := max(raw.lower().rfind(" and ", start, end), raw.rfind(" & ", start, end))) > 0
        ):
            end = joint
        found.append((start, end))
    return found
