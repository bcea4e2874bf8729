"""Values as people read them, in English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_precision, get_currency_symbol

EN = Locale("en")  # by name, Babel would look it up at each call: half the time of writing an amount
remembered = lru_cache(maxsize=2048)  # a record is shown as a row and as a card, and often again; Babel takes its time


@remembered
def show_day(day: date) -> str:
    """A day without a doubt about the month: June 15, 2027."""
    return str(format_date(day, "long", locale=EN))


def show_days(first: date, last: date) -> str:
    """A span of days: one day, or both ends."""
    return show_day(first) if first == last else f"{show_day(first)} to {show_day(last)}"


@remembered
def show_number(number: Decimal) -> str:
    """1,234.5."""
    return str(format_decimal(number, locale=EN, decimal_quantization=False))


@remembered
def show_money(amount: Decimal, currency: str) -> str:
    """$12,000 or $12,000.50; decimals only where there are any. Without a currency, the number alone."""
    if not currency:
        return show_number(amount)
    places = get_currency_precision(currency) if amount != amount.to_integral_value() else 0
    pattern = "¤#,##0" + ("." + "0" * places if places else "")
    text = str(format_currency(amount, currency, pattern, locale=EN, currency_digits=False))
    symbol = get_currency_symbol(currency, locale=EN)
    return text.replace(symbol, symbol + " ", 1) if symbol[-1:].isalpha() else text
