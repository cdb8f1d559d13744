"""Codes from an app in a telephone (RFC 6238), their QR code, and codes on paper for when it is lost."""

import io
import secrets
from datetime import datetime

import pyotp
import segno

from review.tokens import same

PERIOD = 30
_DRIFT = (0, -1, 1)
"""Half minutes a telephone's clock may be off."""
RECOVERY_CODES = 10
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def new_secret() -> str:
    return pyotp.random_base32()


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The half minute this code belongs to; None for a wrong one, or of too long ago."""
    digits = "".join(sign for sign in code if not sign.isspace())
    if len(digits) != 6 or not digits.isascii() or not digits.isdigit():
        return None
    totp, here = pyotp.TOTP(secret, interval=PERIOD), int(now.timestamp()) // PERIOD
    fitting = [here + drift for drift in _DRIFT if same(totp.generate_otp(here + drift), digits)]
    return fitting[0] if fitting else None


def in_fours(secret: str) -> str:
    """To be typed from the screen; apps take the spaces for what they are."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))


def address(secret: str, login: str, title: str) -> str:
    """What the QR code says."""
    return pyotp.TOTP(secret, interval=PERIOD).provisioning_uri(name=login, issuer_name=title)


def picture(told: str) -> str:
    """An SVG element to stand in the page: no image to fetch, no style, no script."""
    drawn = io.BytesIO()
    segno.make(told, error="m").save(
        drawn, kind="svg", border=4, omitsize=True, xmldecl=False, svgns=True, nl=False, light="white",
        svgclass=None, lineclass=None,
    )  # fmt: skip
    return drawn.getvalue().decode()


def recovery_codes() -> tuple[str, ...]:
    """Ten signs of a kind that nobody mistakes for another: 49 bits each."""
    made = ("".join(secrets.choice(_LETTERS) for _ in range(10)) for _ in range(RECOVERY_CODES))
    return tuple(f"{code[:5]}-{code[5:]}" for code in made)


def written(code: str) -> str:
    """A recovery code as it is kept, however it was typed."""
    plain = "".join(sign for sign in code.lower() if sign.isalnum())
    return f"{plain[:5]}-{plain[5:]}" if len(plain) == 10 else ""
