"""Curves on disk: how many values each threshold would have let through, and how many wrong. No values."""

import tempfile
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from domain.faults import ErrorCode, Permanent
from routing.thresholds import Curve, Curves, Pool, Step

_SHIPPED = Path(__file__).parent / "shipped_curves.json"
_FILE: TypeAdapter[list[tuple[Pool, int, list[tuple[float, int, int]]]]] = TypeAdapter(
    list[tuple[Pool, int, list[tuple[float, int, int]]]]
)


def shipped() -> dict[Pool, Curve]:
    """Measured on generated faxes of our own blanks: a start, until a hospital has its own."""
    return load(_SHIPPED)


def load(path: Path) -> dict[Pool, Curve]:
    """Nothing where there is no file yet. Raises Permanent for one that is no table of curves."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    try:
        rows = _FILE.validate_json(content)
    except ValidationError as error:
        raise Permanent(ErrorCode.UNREADABLE_FILE, f"{path} is no table of curves.") from error
    return {pool: Curve(total, tuple(Step(*step) for step in steps)) for pool, total, steps in rows}


def save(path: Path, curves: Curves) -> None:
    """Whole or not at all."""
    rows = [
        (pool, curve.total, [(one.threshold, one.released, one.wrong) for one in curve.steps])
        for pool, curve in curves.items()
    ]
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(_FILE.dump_json(rows))
    Path(file.name).replace(path)
