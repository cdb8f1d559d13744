"""What a field parser makes of raw text."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.form import Json


@dataclass(frozen=True, slots=True)
class Parsed:
    """`value` None: something is written, but it is not a valid value of its kind.

    `validity`: how much the format speaks for a right reading, 0 to 1. `raw` is safe to keep.
    """

    value: Json
    raw: str
    validity: float
    code: str | None = None
    parts: Mapping[str, str] | None = None
