"""The chart of accounts: data that the posting rules can count on."""

import pytest

from lisanga.core.ledger import chart as module
from lisanga.core.ledger.chart import UnknownAccount, account, chart


def test_every_account_that_the_rules_name_is_in_the_chart() -> None:
    named = [value for name, value in vars(module).items() if name.isupper()]
    codes = {code for value in named for code in (value if isinstance(value, tuple) else (value,))}
    assert codes <= chart().keys()
    assert account("40115").label
    assert all(code[0] in "12345678" and entry.nature in ("debit", "credit") for code, entry in chart().items())
    with pytest.raises(UnknownAccount):
        account("999")


def test_income_and_expense_are_told_by_the_class() -> None:
    assert account("6011").is_expense
    assert account("7011").is_income
    assert not account("5711").is_expense
    assert not account("5711").is_income
