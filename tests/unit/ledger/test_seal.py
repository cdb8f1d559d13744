import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import SealBroken, Unsafe
from ledger.seal import OVERHEAD, Seal

SEAL = Seal(b"a" * 32)


@given(st.binary(max_size=200), st.text(max_size=30))
def test_opens_what_it_closed(plain: bytes, place: str) -> None:
    sealed = SEAL.close(plain, place)
    assert SEAL.open(sealed, place) == plain
    assert len(sealed) == len(plain) + OVERHEAD
    assert len(plain) < 4 or plain not in sealed


def test_the_same_value_never_looks_the_same() -> None:
    assert SEAL.close(b"plain", "here") != SEAL.close(b"plain", "here")


def test_does_not_open_in_another_place() -> None:
    with pytest.raises(SealBroken, match="changed"):
        SEAL.open(SEAL.close(b"plain", "fields.value/1/a"), "fields.value/2/a")


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=7))
def test_does_not_open_when_a_bit_was_changed(at: int, bit: int) -> None:
    sealed = bytearray(SEAL.close(b"plain", "here"))
    sealed[at % len(sealed)] ^= 1 << bit
    with pytest.raises(SealBroken):
        SEAL.open(bytes(sealed), "here")


@pytest.mark.parametrize("length", [0, 1, 16, 17, 32])
def test_does_not_open_when_cut(length: int) -> None:
    with pytest.raises(SealBroken):
        SEAL.open(SEAL.close(b"plain", "here")[:length], "here")


def test_does_not_open_with_another_key() -> None:
    with pytest.raises(SealBroken, match="another key"):
        Seal(b"b" * 32).open(SEAL.close(b"plain", "here"), "here")


def test_no_message_repeats_the_value() -> None:
    with pytest.raises(SealBroken) as caught:
        SEAL.open(SEAL.close(b"Ana Lopez", "here"), "there")
    assert "Ana" not in str(caught.value)


def test_marks_tell_equal_texts_and_nothing_else() -> None:
    assert SEAL.mark("INBOX/1/7") == SEAL.mark("INBOX/1/7") != SEAL.mark("INBOX/1/8")
    assert SEAL.mark("INBOX/1/7") != Seal(b"b" * 32).mark("INBOX/1/7")


def test_refuses_a_short_key() -> None:
    with pytest.raises(Unsafe):
        Seal(b"short")
