"""Money as people type it: read, refused when it could be two amounts, and written one way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalate_tui.model.money import Money, read_money, total
from escalate_tui.moments import Unreadable


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("240000 EUR", "240000 EUR", "EUR 240,000"),
        ("€240k", "240000 EUR", "EUR 240,000"),
        ("240,000", "240000 EUR", "EUR 240,000"),
        ("$3.1m", "3100000 USD", "USD 3,100,000"),
        ("USD 3.1 million", "3100000 USD", "USD 3,100,000"),
        ("1.234.567 EUR", "1234567 EUR", "EUR 1,234,567"),
        ("1.234,50 EUR", "1234.5 EUR", "EUR 1,234.5"),
        ("1,234.50 EUR", "1234.5 EUR", "EUR 1,234.5"),
        ("18'000 chf", "18000 CHF", "CHF 18,000"),
        ("9,5k", "9500 EUR", "EUR 9,500"),
        ("600", "600 EUR", "EUR 600"),
    ],
)
def test_amounts_as_people_type_them(typed, kept, shown):
    """Symbols, codes, scales and thousands are read; the file has one form, the screen another."""
    money = read_money(typed, "EUR")
    assert (str(money), money.shown) == (kept, shown)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("240.000", "could be 240000 or 240"),
        ("€5 USD", "names two currencies"),
        ("a fortune", "is not an amount"),
        ("1,23,456", "places that fit no amount"),
        ("12,34.5", "places that fit no amount"),
        ("9999999999999 m", "larger than any amount"),
        ("-5 EUR", "is not an amount"),
        ("", "is not an amount"),
    ],
)
def test_what_could_be_two_amounts_or_none_is_asked_about(typed, says):
    """Nothing is guessed, and the sentence says what to write."""
    with pytest.raises(Unreadable, match=says):
        read_money(typed, "EUR")


def test_an_amount_without_a_currency_needs_one_where_none_is_given():
    """A file names its currencies itself."""
    with pytest.raises(Unreadable, match="names no currency"):
        read_money("240000", None)


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(["EUR", "USD", "JPY"]))
def test_what_is_written_is_read_back(amount, currency):
    """The form of the file gives the same amount."""
    assert read_money(str(Money(amount, currency)), None) == Money(amount, currency)


@given(st.text(max_size=70))
def test_any_text_is_read_or_refused_in_words(text):
    """No text ends in any other way."""
    try:
        amount = read_money(text, "EUR").amount
    except Unreadable as refused:
        amount = Decimal(0 if str(refused).endswith(".") else -1)
    assert amount >= 0


def test_amounts_of_two_currencies_are_not_added_up():
    """A sum exists only within one currency."""
    euros, dollars = Money(Decimal(5), "EUR"), Money(Decimal(5), "USD")
    assert total([euros, euros]) == Money(Decimal(10), "EUR")
    assert total([euros, dollars]) is None
    assert total([]) is None
