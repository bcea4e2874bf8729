"""Amounts of money: `12k`, `$12,000.50`, `1.5 million`, `12 000 EUR`, `€1.200,50`, `a hundred thousand dollars`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from ...portal import Account
from .numerals import ABROAD, SCALE_WORDS, SCALES, SMALL, WORDS, number_from_words, scale

_SIGNS = {
    "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
    "r$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW",
    "₪": "ILS", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₴": "UAH", "rs.": "INR", "rs": "INR",
}  # fmt: skip
_NAMES = {
    "dollar": "USD", "dollars": "USD", "us dollars": "USD", "bucks": "USD", "buck": "USD", "euro": "EUR",
    "euros": "EUR", "pound": "GBP", "pounds": "GBP", "pounds sterling": "GBP", "sterling": "GBP", "quid": "GBP",
    "yen": "JPY", "yuan": "CNY", "rmb": "CNY", "rupee": "INR", "rupees": "INR", "franc": "CHF", "francs": "CHF",
    "swiss francs": "CHF", "kronor": "SEK", "krona": "SEK", "kroner": "NOK", "zloty": "PLN", "shekels": "ILS",
    "reais": "BRL", "rand": "ZAR", "dirhams": "AED", "canadian dollars": "CAD", "australian dollars": "AUD",
    "pesos": "MXN", "kr": "SEK", "zl": "PLN", "z\u0142": "PLN", "k\u010d": "CZK",
}  # fmt: skip
_MIL = frozenset(("BRL", "MXN", "ARS", "CLP", "COP"))
"""Where they speak Portuguese or Spanish, "30 mil" is thirty thousand."""
_CODES = (
    "usd eur gbp chf cad aud nzd jpy cny inr sek nok dkk isk pln czk huf ron bgn brl mxn ars clp cop zar sgd hkd "
    "twd krw thb myr idr php vnd ils aed sar qar kwd egp ngn kes ghs uah rub"
).split()
_FAMILIES = (
    ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD"), ("JPY", "CNY"), ("SEK", "NOK", "DKK", "ISK"),
    ("GBP", "EGP"), ("INR", "PKR", "LKR"), ("MXN", "ARS", "CLP", "COP", "PHP"),
)  # fmt: skip


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


NUMBER = (
    r"(?:\d{1,3}(?:(?P<sep>[,.' ])\d{3})(?:(?P=sep)\d{3})*(?:[.,]\d{1,2})?(?!\d)"
    rf"(?!(?<= \d\d\d) ?(?:{'|'.join(SCALES)})s?\b)"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d{1,15}(?:[.,]\d{1,6})?)"
)
_MONEY = re.compile(
    rf"(?<![\w.,:/@#$€£])(?P<minus>-)?(?:(?P<before>(?:{_any(_SIGNS)})|(?:{_any(_CODES)})\b) ?(?P<below>-)?)?"
    rf"(?:(?P<number>{NUMBER})(?:(?P<half> and a half)(?= (?:k|"
    rf"mil|{SCALE_WORDS})\b))?(?: ?(?P<scale>k|{SCALE_WORDS}|mio|mln|mn|bn|mil|{_any(ABROAD)})\b"
    rf"|(?P<short>mm|mn|m|bn|b|cr)\b|(?P<tenth>k\d)(?!\w))?"
    rf"|(?P<words>{WORDS}))"
    rf"(?: ?(?P<after>€|£|\$|₹|¥|(?:{_any(_NAMES)}|{_any(_CODES)})\b))?(?![\w%]|[.,:/]\d|-[a-z]|/\d)"
)
_HALF = re.compile(r"(?:an? )?half")
_TIMES = re.compile(r" (?:x|\u00d7|\*|times) ")
_OF_TIME = re.compile(r"[ -](?:years?|yrs?|months?|quarters?|weeks?|days?|hours?)\b")
"""Not so in "2k x 12 | months", where the time may be told beside a sum."""
MOST = Decimal(10) ** 15
"""No sum of a deal is as large."""
_UNITS = rf"(?:us )?(?:{_any(_NAMES)}|{_any(_CODES)})"
_APART = re.compile(
    rf"\b(?:(?:(?:with|and) )?(?:the |its )?currency(?: is| should be| to be| in| to)?[ :=]+(?P<named>{_UNITS})"
    rf"|(?:all )?in (?P<inside>{_UNITS})|(?P<bare>{_UNITS}))\b"
)
"""A currency that stands apart from its number: "4k, in euros", "currency GBP"."""

_STRANGE = re.compile(
    rf"(?<![\w.,:/@#$\u20ac\u00a3-]){NUMBER} ?(?:[^\W\d_](?:{_any(_CODES)})"
    r"|(?!(?:in|and|or|of|for|to|at|by|with|plus|each)\b)[^\W\d_]{2,12}\.? "
    rf"(?:(?:{_any(_CODES)})|(?:{_any(_NAMES)})(?= ?(?:$|[,;:.!?)]))))\b(?! ?\d)"
)
"""A number before a currency, with a word between that is no multiplier: "30 tys. EUR", "250 TEUR"."""


@dataclass(frozen=True)
class Money:
    """An amount found at `start:end`. `plain`: nothing but a bare number says that it is money."""

    start: int
    end: int
    amount: Decimal
    currency: str | None
    plain: bool


def _currency(before: str | None, after: str | None, account: Account) -> str | None:
    """The ISO code of what was said; a sign shared by several currencies is the account's, if it uses one."""
    said = before or after
    if not said:
        return None
    code = _SIGNS.get(said) or _NAMES.get(said) or said.upper()
    if said in ("$", "dollar", "dollars", "bucks", "buck", "¥", "kr", "pesos", "rs", "rs.", "rupees"):
        family = next((f for f in _FAMILIES if code in f), (code,))
        own = (account.currency, *account.currencies)
        return next((c for c in own if c in family), code)
    return code


def _money(match: re.Match[str], account: Account) -> Money | None:
    if match["words"]:
        amount = number_from_words(match["words"])
        if _HALF.fullmatch(match["words"]) and not match["after"]:
            return None  # of something: no number by itself
        plain = not match["after"] and not re.search(rf"\b(?:k|mil|{SCALE_WORDS})\b", match["words"])
    else:
        from price_parser.parser import parse_number

        number = parse_number(match["number"].replace("'", " "))
        thousand = (
            match["scale"] == "mil"
            and (_currency(match["before"], match["after"], account) or account.currency) in _MIL
        )
        tenth = match["tenth"] or ""  # "9k5" is 9,500
        times = 1000 if thousand else scale(match["scale"] or match["short"] or tenth[:1])
        more = Decimal(tenth[1:]) / 10 if tenth else Decimal("0.5") if match["half"] else 0
        amount = None if number is None else (number + more) * times
        plain = not any(match[part] for part in ("before", "after", "scale", "short", "tenth", "sep"))
    if amount is None or amount >= MOST:
        return None
    currency = _currency(match["before"], match["after"], account)
    return Money(match.start(), match.end(), -amount if match["minus"] or match["below"] else amount, currency, plain)


def find_money(low: str, account: Account) -> list[Money]:
    """Every amount in a lower-case text, bare numbers included."""
    found: list[Money] = []
    for match in _MONEY.finditer(low):
        money = _money(match, account)
        split = match["words"] and money is None and " and " in match.group()
        for one in _parts(match, account) if split else [money]:
            if one and found and (both := _both(low, found[-1], one)) is not None:
                before = found.pop()
                currency, plain = before.currency or one.currency, before.plain and one.plain
                one = replace(one, start=before.start, amount=both, currency=currency, plain=plain)
            found += [one] if one else []
    return found


def find_strange(low: str, account: Account) -> Iterator[tuple[int, int]]:
    """Where an amount stands in a unit that is not known: how much it is has to be asked."""
    known = {money.start: money.end for money in find_money(low, account)}
    for match in _STRANGE.finditer(low):
        if known.get(match.start(), 0) < match.end():
            yield match.span()


def _both(low: str, one: Money, other: Money) -> Decimal | None:
    """What two amounts are together, "3 lakhs 20 thousand", "10 x 4,500"; None where they are two."""
    if _goes_on(low, one, other):
        return one.amount + other.amount
    times = _TIMES.fullmatch(low[one.end : other.start]) and None in (one.currency, other.currency)
    product = one.amount * other.amount
    return product if times and not _OF_TIME.match(low, other.end) and 0 < product < MOST else None


def find_currencies(low: str, account: Account) -> list[tuple[int, int, str, bool]]:
    """Every currency of a lower-case text by itself: where it stands, its ISO code, whether it is called one."""
    found = []
    for match in _APART.finditer(low):
        unit = (match["named"] or match["inside"] or match["bare"]).removeprefix("us ")
        found.append((*match.span(), _currency(None, unit, account) or account.currency, bool(match["named"])))
    return found


def _goes_on(low: str, one: Money, other: Money) -> bool:
    """Whether two amounts are one: "3 lakhs 20 thousand"."""
    said, gap = low[one.start : one.end], low[one.end : other.start]
    least = scale_said(said)
    smaller = 1 < scale_said(low[other.start : other.end]) and other.amount < least
    between = re.search(r"\bbetween $", low[: one.start])
    same = None in (one.currency, other.currency) or one.currency == other.currency
    return gap in (" ", " and ") and smaller and least > 1000 and same and not between


def _parts(match: re.Match[str], account: Account) -> Iterator[Money]:
    """Words that are no number together, each side of "and" by itself: "a hundred and two hundred"."""
    begin = match.start()
    for part in match.group().split(" and "):
        one = _MONEY.fullmatch(part)
        if one and (money := _money(one, account)):
            yield replace(money, start=begin, end=begin + len(part))
        begin += len(part) + len(" and ")


def scaled_like(low: str, before: str, account: Account) -> str:
    """A bare number with the multiplier of the amount it takes the place of: "actually 35" after "30 grand"."""
    bare, earlier = find_money(low, account), _SCALED.search(before)
    if len(bare) != 1 or not earlier or not bare[0].plain or not bare[0].amount < 1000:
        return low
    return f"{low[: bare[0].end]} {earlier['scale']}{low[bare[0].end :]}"


_SCALED = re.compile(
    rf"(?:\d ?|\b(?:{'|'.join(SMALL)}) )(?P<scale>k|{SCALE_WORDS}|mio|mln|mn|m|bn|cr|{_any(ABROAD)})\b"
)


def scale_said(low: str) -> int:
    """The multiplier in an amount: 1,000 for "12k"; 1 for none."""
    said = _SCALED.search(low)
    return scale(said["scale"]) if said else 1


@lru_cache(maxsize=64)
def currency_words(account: Account) -> Mapping[str, str]:
    """What the account's currencies are called: "eur", "euros" and "€" are EUR."""
    own = {account.currency, *account.currencies}
    said = {**_NAMES, **{code: code.upper() for code in _CODES}, **_SIGNS, **{code.lower(): code for code in own}}
    found = {word: _currency(word, None, account) for word in said}
    return {word: code for word, code in found.items() if code in own}


def wire(amount: Decimal) -> str:
    """A plain decimal without exponent or idle zeros."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
