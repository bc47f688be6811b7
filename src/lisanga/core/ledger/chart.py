"""The chart of accounts: SYSCOHADA révisé with the sub-accounts of a small agricultural cooperative, as data.

Sub-accounts are free (AUDCIF 18). `nature` tells on which side the balance normally stands."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


class UnknownAccount(LookupError):
    """An account that is not in the chart."""


@dataclass(frozen=True, slots=True)
class Account:
    code: str
    label: str
    nature: str

    @property
    def is_expense(self) -> bool:
        return self.code.startswith("6") or self.code == "891"

    @property
    def is_income(self) -> bool:
        return self.code.startswith("7")


@lru_cache(maxsize=1)
def chart() -> dict[str, Account]:
    """All accounts by code, in order."""
    text = files("lisanga.core.ledger").joinpath("data/chart.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter=";")
    return {row["code"]: Account(row["code"], row["label"], row["nature"]) for row in rows}


def account(code: str) -> Account:
    """The account of this code; UnknownAccount otherwise."""
    try:
        return chart()[code]
    except KeyError:
        raise UnknownAccount(code) from None


# The accounts that posting rules name.
SUPPLIERS = "40115"  # coopérateurs livreurs, one auxiliary a member
ADVANCES = "4091"
INPUTS = "41115"
PURCHASES = "6011"
PURCHASES_OUTSIDE = "6012"
STOCK = "311"
STOCK_CHANGE = "6031"
CAPITAL_UNCALLED = "1011"
CAPITAL_CALLED = "1012"
CAPITAL_PAID = "1013"
SUBSCRIBERS_UNCALLED = "109"
SUBSCRIBERS = "4612"
SUBSCRIBERS_DUE = "4613"
CUSTOMERS = "4111"
CASH_CDF = "5711"
CASH_USD = "5712"
MOBILE = "552"
BANK_CDF = "5211"
BANK_USD = "5215"
TRANSFERS = "585"
CASH_SHORT = "6582"
CASH_OVER = "7582"
EXCHANGE_LOSS = "676"
EXCHANGE_GAIN = "776"
SUBSIDIES = ("711", "718")
