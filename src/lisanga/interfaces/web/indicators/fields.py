"""A number typed as people write it, kept in hundredths."""

from typing import Any

from django import forms

from lisanga.core.kernel import french
from lisanga.core.kernel.quantity import QuantityError, exact
from lisanga.domains.indicators.rules import hundredths


class NumberField(forms.CharField):
    """ "36", "33,3 %", "1 200": hundredths given, nothing under zero; None when left empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=24, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if text in self.empty_values:
            return None
        try:
            return hundredths(exact(text.replace(french.THIN, "").replace(french.NBSP, "")))
        except QuantityError as error:
            raise forms.ValidationError(str(error)) from None

    @staticmethod
    def typed(kept: int | None, factor: int = 1) -> str:
        """Kept hundredths as somebody would type them, in units of `factor`."""
        if kept is None:
            return ""
        whole, part = divmod(kept, 100 * factor)
        decimals = f"{part * 100 // (100 * factor):02d}".rstrip("0")
        return f"{whole},{decimals}" if decimals else str(whole)
