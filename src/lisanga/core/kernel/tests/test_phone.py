"""Phone numbers as they stand in registers."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.phone import SERVICES, Phone, PhoneError, display_phone, parse_optional_phone, parse_phone


@pytest.mark.parametrize("written", ["0811234567", "+243 811 234 567", "243811234567"])
def test_g75_one_number_whatever_its_form(written: str) -> None:
    assert parse_phone(written) == Phone("+243811234567", "Vodacom", "M-Pesa")


def test_g75_prefix_88_is_no_mobile_number() -> None:
    with pytest.raises(PhoneError, match="088"):
        parse_phone("0881234567")


@pytest.mark.parametrize(
    ("written", "e164"),
    [
        ("0844514506", "+243844514506"),
        ("994821237", "+243994821237"),
        (994821237, "+243994821237"),
        (994821237.0, "+243994821237"),
        ("243842879217", "+243842879217"),
        ("00243901003390", "+243901003390"),
        ("+243 90 326 6166", "+243903266166"),
        ("099-297-9262", "+243992979262"),
        ("+243 (0) 81 123 45 67", "+243811234567"),
        ("081.123.45.67", "+243811234567"),
        ("\u202a+243\u00a0811\u202f234\u2011567\u202c", "+243811234567"),
    ],
)
def test_forms_seen_in_registers(written: object, e164: str) -> None:
    assert parse_phone(written).e164 == e164


@pytest.mark.parametrize(
    "written",
    ["", "081123456", "08112345678", "+33612345678", "0811234567 / 0991234567", "maison", "243", "٠٨١١٢٣٤٥٦٧", True],
)
def test_what_is_no_number_is_refused_in_french(written: object) -> None:
    with pytest.raises(PhoneError, match="«"):
        parse_phone(written)


@pytest.mark.parametrize(
    ("prefixes", "operator", "service"),
    [
        (("81", "82", "83", "86"), "Vodacom", "M-Pesa"),
        (("80", "84", "85", "89"), "Orange", "Orange Money"),
        (("96", "97", "98", "99"), "Airtel", "Airtel Money"),
        (("90", "91"), "Africell", "Afrimoney"),
        (("87",), "", ""),
    ],
)
def test_the_prefix_suggests_operator_and_service(prefixes: tuple[str, ...], operator: str, service: str) -> None:
    for prefix in prefixes:
        phone = parse_phone(f"0{prefix}1234567")
        assert (phone.operator, phone.service) == (operator, service)
        assert service in (*SERVICES, "")


@pytest.mark.parametrize(
    "written", [None, "", "  ", "-", "—", "néant", "NEANT", "Aucun", "n/a", "??", 0, "pas de numéro"]
)
def test_an_empty_cell_is_no_number(written: object) -> None:
    assert parse_optional_phone(written) is None


def test_a_wrong_number_is_not_taken_for_none() -> None:
    assert parse_optional_phone("0811234567") == parse_phone("0811234567")
    for wrong in ("0881234567", "12", "٠٨١١٢٣٤٥٦٧"):
        with pytest.raises(PhoneError):
            parse_optional_phone(wrong)


@given(
    st.sampled_from(["80", "81", "85", "89", "90", "91", "96", "99"]),
    st.integers(0, 9_999_999),
    st.sampled_from(["0", "", "243", "+243", "00243", "+2430", "243 0"]),
    st.sampled_from(["", " ", "-", "."]),
)
def test_every_form_leads_to_the_same_number(prefix: str, number: int, country: str, separator: str) -> None:
    figures = f"{prefix}{number:07d}"
    written = country + separator.join((figures[:3], figures[3:6], figures[6:]))
    assert parse_phone(written).e164 == f"+243{figures}"
    assert parse_phone(display_phone(f"+243{figures}")).e164 == f"+243{figures}"


def test_display_groups_for_reading_aloud() -> None:
    assert display_phone("+243811234567") == "+243 811 234 567"


@given(st.text(max_size=60) | st.integers() | st.none() | st.floats())
def test_anything_else_is_a_number_or_a_french_refusal(written: object) -> None:
    with suppress(PhoneError):
        assert len(parse_phone(written).e164) == 13
