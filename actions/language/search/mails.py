"""E-mail addresses, and where people have theirs: "at example.com", "with a gmail address", "ending in .nl"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...portal import Filter
from ..create.cover import Span
from ..value.emails import find_domains
from ..value.values import kind_of
from .query import Query


def asked_of(q: Query) -> Iterator[Span]:
    """ "The phone of Beatriz": what is asked about somebody, which narrows nothing down."""
    for start, end, prop in q.mentions() if q.record.unique == "email" else ():
        of = q.folds[end : end + 1]
        if kind_of(prop) not in ("phone", "email") or end + 1 >= q.n or of not in (["of"], ["for"]):
            continue
        if q.folds[start:end] != ["number"] or of == ["for"]:  # "the number of employees"
            article = start > 0 and q.folds[start - 1] == "the"
            yield from (Span(begin, end + 1, "skip", 5.0) for begin in {start, start - article})


def domains(q: Query) -> dict[int, tuple[int, str]]:
    """E-mail domains, with or without the @: first word → (end, domain)."""
    found = find_domains(q.low)
    cue = (
        "" if q.record.unique == "email" else r"\b(?:from|at|domain(?: is| of)?|with|on) "
    )  # a deal may be called "Booking.com"
    for m in re.finditer(rf"(?<![\w.@+-]){cue}((?:[a-z0-9-]{{2,}}\.)+[a-z]{{2,12}})\b(?![@\w])", q.low):
        found.append((m.start(1), m.end(1), m[1]))
    return {s: (e, d) for start, stop, d in found for s, e in [q.e.sentence.word_range(start, stop)] if s < e}


def addresses(q: Query) -> Iterator[Span]:
    """E-mail addresses, and everybody at a domain (HubSpot: CRM search guide, CONTAINS_TOKEN `*@example.com`)."""
    if q.record.unique != "email":
        return
    lead = (
        r"(?:(?:with|whose|who|that|which|using|uses|use|on|at|from|have|having|has|an?|the|their|e|mail|"
        r"mails|email|emails|address|addresses|domain|domains|ending|ends|end|in|is|are|of|work|goes|go|"
        r"to|under|belongs?|belonging|contains?|containing) ?)+$"
    )
    for start, (end, email) in q.e.emails.items():
        m = re.search(lead, " ".join(q.folds[max(0, start - 7) : start]))
        begin = start - (len(m.group().split()) if m else 0)
        yield q.filter(
            begin, end, 4.0, Filter(property="email", operator="EQ", value=email.lower(), shown=f"e-mail {email}")
        )
    for start, (end, domain) in domains(q).items():
        m = re.search(lead, " ".join(q.folds[max(0, start - 7) : start]))
        begin = start - (len(m.group().split()) if m else 0)
        while end < q.n and q.folds[end] in (
            "address",
            "addresses",
            "email",
            "emails",
            "domain",
            "domains",
            "account",
            "accounts",
            "e",
            "mail",
            "mails",
        ):
            end += 1
        made = Filter(property="email", operator="CONTAINS_TOKEN", value=f"*@{domain}", shown=f"e-mail at {domain}")
        yield q.filter(begin, end, 7.0, made)


_MAIL = "gmail|googlemail|yahoo|hotmail|outlook|icloud|aol|proton|protonmail|gmx|yandex|zoho"
_HAS_MAIL = re.compile(
    rf"(?:\b(?:with|has|have|having|uses?|using) )?(?:\b(?:an?|the|their) )?\b(?P<who>{_MAIL})(?: (?:e-?mail|mail))? "
    rf"(?:addresses|address|accounts?|e-?mails?|mails?|users?)\b|\b(?:uses?|using|on) (?P<on>{_MAIL})\b(?![.@])"
)

_OF_COUNTRY = re.compile(
    r"(?:\b(?:with|has|have|having|uses?|using) )?(?:\b(?:an?|the|their) )?(?<!\S)\.(?P<end>[a-z]{2,6}) "
    r"(?:e-?mail )?(?:addresses|address|domains?|e-?mails?|mails?)\b"
)
_ENDS_IN = re.compile(
    r"\b(?:(?:with|whose|have|has) )?(?:(?:an?|the|their) )?(?:e-?mail )?(?:e-?mails?|addresses|address|domains?) "
    r"(?:that )?(?:ending|ends?) (?:in|with|on) \.(?P<end>[a-z]{2,6})\b(?!\.)"
)
"""The end of an address: "with a .nl address"."""


def mail_hosts(q: Query) -> Iterator[Span]:
    """ "Anyone with a gmail address?": everybody at a provider that is known to all by its name."""
    if q.record.unique != "email":
        return
    for found in (*_OF_COUNTRY.finditer(q.low), *_ENDS_IN.finditer(q.low)):
        ending = found["end"]
        made = Filter(property="email", operator="CONTAINS_TOKEN", value=f"*.{ending}", shown=f"e-mail in .{ending}")
        yield from q.chars(found.start(), found.end(), "filter", 6.0, [made])
    for found in _HAS_MAIL.finditer(q.low):
        begin, end = q.e.sentence.word_range(*found.span())
        host = found["who"] or found["on"]
        made = Filter(property="email", operator="CONTAINS_TOKEN", value=f"*@{host}*", shown=f"e-mail at {host}")
        yield q.filter(begin, end, 6.0, made)
