"""Pure rules of shares, golden cases."""

from lisanga.domains.members.rules import Subscription, subscribe


def codes(result: Subscription) -> list[tuple[str, str]]:
    return [(problem.code, problem.reference) for problem in result.problems]


def test_g41_a_quarter_at_least_where_the_statutes_allow_it() -> None:
    low = subscribe(form="COOP-CA", nominal=20_000, shares=5, paid=20_000, allow_quarter=True)
    assert (low.minimum_payment, low.remaining, codes(low)) == (25_000, 80_000, [("below_minimum_payment", "AUS 270")])
    enough = subscribe(form="COOP-CA", nominal=20_000, shares=5, paid=25_000, allow_quarter=True)
    assert (enough.remaining, enough.problems) == (75_000, ())


def test_without_the_clause_a_coop_ca_pays_in_full() -> None:
    assert codes(subscribe(form="COOP-CA", nominal=20_000, shares=5, paid=99_999))
    assert not codes(subscribe(form="COOP-CA", nominal=20_000, shares=5, paid=100_000))


def test_a_scoops_pays_by_instalments() -> None:
    assert not codes(subscribe(form="SCOOPS", nominal=10_000, shares=3, paid=0))
    asked = subscribe(form="SCOOPS", nominal=10_000, shares=3, paid=2_999, minimum=1_000)
    assert codes(asked) == [("below_minimum_payment", "AUS 207")]


def test_g42_the_maximum_is_measured_after_the_operation() -> None:
    more = subscribe(form="SCOOPS", nominal=1, shares=3, paid=3, maximum=1_000, capital_shares=200, held=18)
    assert (more.share_after, codes(more)) == (1_034, [("above_maximum_share", "AUS 18")])
    less = subscribe(form="SCOOPS", nominal=1, shares=2, paid=2, maximum=1_000, capital_shares=200, held=18)
    assert (less.share_after, less.problems) == (990, ())


def test_exactly_the_maximum_is_allowed_and_too_much_money_is_not() -> None:
    assert not codes(subscribe(form="SCOOPS", nominal=1, shares=1, paid=1, maximum=1_000, capital_shares=9))
    assert codes(subscribe(form="SCOOPS", nominal=1, shares=1, paid=2)) == [("above_amount", "")]
