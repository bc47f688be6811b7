"""The code beside a receipt's QR."""

from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.collect.verification_code import code_of, is_code

KEYS = st.binary(min_size=16, max_size=32)


@given(KEYS, st.uuids(), st.uuids())
def test_who_holds_the_paper_is_believed_and_nobody_else(key: bytes, one: object, two: object) -> None:
    code = code_of(key, one)  # type: ignore[arg-type]  # hypothesis does not tell that uuids() are UUID
    assert is_code(key, one, f" {code.lower()} ")  # type: ignore[arg-type]  # as above
    assert is_code(key, two, code) == (one == two)  # type: ignore[arg-type]  # as above
    assert len(code) == 10
    assert code.isalnum()


@given(KEYS, KEYS, st.uuids())
def test_another_installation_cannot_make_it(ours: bytes, theirs: bytes, receipt: object) -> None:
    assert is_code(ours, receipt, code_of(theirs, receipt)) == (ours == theirs)  # type: ignore[arg-type]  # as above
