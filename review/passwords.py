"""Passwords of local accounts: argon2id, long, and not among the first a guesser tries."""

from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 15
LONGEST = 256
_COMMON = frozenset(
    line.strip() for line in (Path(__file__).parent / "common_passwords.txt").read_text().splitlines() if line
)
_HASHER = PasswordHasher()  # argon2id, RFC 9106's second profile: 64 MiB, three passes
_NOBODY = _HASHER.hash("the password of nobody, kept so that an unknown name takes as long")


class WeakPassword(ValueError):
    """The message says what to choose instead, never what was typed."""


def check(password: str, login: str) -> None:
    """Raises WeakPassword."""
    plain = password.casefold()
    if len(password) < SHORTEST:
        raise WeakPassword(f"Choose a password of at least {SHORTEST} characters; a sentence works well.")
    if len(password) > LONGEST:
        raise WeakPassword(f"Choose a password of at most {LONGEST} characters.")
    if len(set(plain)) < 5 or _worn(plain):
        raise WeakPassword("This password is among the first that are tried. Choose a sentence of your own.")
    if len(login) >= 3 and login.casefold() in plain:
        raise WeakPassword("The password must not contain the sign-in name.")


def _worn(plain: str) -> bool:
    """A common password, alone, repeated, or with digits and marks hung on."""
    letters = plain.strip("0123456789!@#$%&*?.-_ ")
    return plain in _COMMON or letters in _COMMON or _repeats(plain)


def _repeats(plain: str) -> bool:
    return any(plain == (plain[:size] * len(plain))[: len(plain)] for size in range(1, len(plain) // 2 + 1))


def seal(password: str) -> str:
    return _HASHER.hash(password)


def matches(password: str, sealed: str | None) -> bool:
    """`sealed` None: nobody of that name; it takes the same time to say no."""
    try:
        _HASHER.verify(sealed or _NOBODY, password[: LONGEST * 4])
    except (Argon2Error, InvalidHashError):
        return False
    return sealed is not None
