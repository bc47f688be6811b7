"""Form fields that read numbers as people write them, and give exact integers."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms

from lisanga.core.kernel.money import AmountError, Currency, parse_amount, parse_rate
from lisanga.core.kernel.quantity import QuantityError, grams, hundredths, percent


def day_input() -> forms.DateInput:
    """A calendar where the browser has one, a text everywhere else."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class _Typed(forms.CharField):
    """A text that becomes an integer; the error is the kernel's own French sentence."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=24, **kwargs)

    read: Callable[[str], int] = staticmethod(int)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if text in self.empty_values:
            return None
        try:
            return self.read(text)
        except (AmountError, QuantityError) as error:
            raise forms.ValidationError(str(error)) from None


class WeightField(_Typed):
    """Kilograms typed, grams given."""

    read = staticmethod(grams)


class PercentField(_Typed):
    """Percent typed, hundredths given."""

    read = staticmethod(percent)


class HundredthsField(_Typed):
    """A quantity typed ("2,5"), hundredths given."""

    read = staticmethod(hundredths)


class AmountField(_Typed):
    """Francs or dollars typed, the smallest unit given; never below zero."""

    def __init__(self, *, currency: Currency = Currency.CDF, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.read = partial(_positive, currency)


def _positive(currency: Currency, text: str) -> int:
    amount = parse_amount(text, currency)
    if amount < 0:
        raise AmountError("Un montant n’est pas négatif.")
    return amount


class RateField(_Typed):
    """Francs for one dollar typed, millionths given."""

    read = staticmethod(parse_rate)
