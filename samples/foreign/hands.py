"""Handwriting fonts of a set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hand:
    """`font`: its name in reportlab; `size`: points at which it looks like pen on paper."""

    font: str
    size: float


def hands(half: int, style: str) -> tuple[Hand, ...]:
    return ()
