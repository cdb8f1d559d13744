"""The probability that a person marked a box: a logistic over the traces of ink in and around it."""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ocr.tick import Traces

_LEAST, _LEAST_UNKNOWN = 0.0001, 0.003
"""Without a blank a ring around the box may be overlooked."""
_STRUCK = 3.1
"""A stroke that much wider than its box runs on through the label: a mark taken back, or a slip."""
_RUNS_ON = 0.96
_SCRIBBLED_IN, _SCRIBBLED_OUT = 0.4, 0.9
_DOUBTFUL = 0.45


@cache
def _tables() -> Mapping[str, Mapping[str, float]]:
    path = Path(__file__).parent / "marks.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def known_chance(traces: Traces) -> float:
    """Where the form's own print could be taken off."""
    found = _logistic("known", _signs(traces))
    return min(found, _DOUBTFUL) if _taken_back(traces) else max(found, _LEAST)


def unknown_chance(traces: Traces) -> float:
    """Where label and frame are among the ink: only the middle of the box can be believed."""
    return max(_logistic("unknown", _middle_signs(traces)), _LEAST_UNKNOWN)


def _taken_back(traces: Traces) -> bool:
    struck = traces.inner > 0 and (traces.wide >= _STRUCK or traces.through >= _RUNS_ON)
    return struck or (traces.inner >= _SCRIBBLED_IN and traces.beside >= _SCRIBBLED_OUT)


def _logistic(table: str, signs: Mapping[str, float]) -> float:
    weights = _tables()[table]
    z = weights["intercept"] + sum(weights[name] * strength for name, strength in signs.items())
    return min(1 / (1 + math.exp(-max(-30.0, z))), 1 - _LEAST)


def _middle_signs(traces: Traces) -> dict[str, float]:
    clear = traces.inner > 0.02
    return {
        "any": math.sqrt(traces.inner),
        "inner": traces.inner,
        "most": traces.most * clear,
        "least": traces.least * clear,
        "within": min(traces.within, 1.5) * clear,
    }


def _signs(traces: Traces) -> dict[str, float]:
    ring = max(0.0, traces.ring - 0.5) * 2
    return {
        "any": math.sqrt(traces.inner),
        "inner": traces.inner,
        "most": traces.most,
        "least": traces.least,
        "within": min(traces.within, 1.5),
        "ring": ring,
        "round": ring * ring,
        "beside": min(traces.beside, 1.0),
        "longest": min(traces.longest, 2.0),
        "unlike": 1 - traces.fit,
        "near": min(traces.near, 0.3),
        "bare": float(traces.longest == 0 and traces.ring < 0.45),
    }
