"""Pages written after the manner of many organisations, and what a bad fax does to their words.

`tune.txt` served to choose phrases and to fit weights; `held.txt` only to judge the result.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from domain.page import Box, PageReading, Square
from tests.unit.classifiers.paper import PITCH, TALL, lines_of, page

_CONFUSED = {
    **dict(zip("aeioucsnmtlrhdbgAEIOSRTHDN", "oc1ocesun" + "fi" + "nbo6q" + "4FlO5Pf" + "NOM", strict=False)),
}
_HARMS = ("clean", "light", "heavy", "lost lines", "no title", "spaced title", "flat title", "columns")


@dataclass(frozen=True, slots=True)
class Written:
    """A page: `sort` is a request's type or "other"; lines as `lines_of` takes them."""

    sort: str
    language: str
    name: str
    lines: tuple[str, ...]


def written(half: str) -> tuple[Written, ...]:
    text = (Path(__file__).parent / "pages" / f"{half}.txt").read_text(encoding="utf-8")
    found = []
    for chunk in text.split("@ ")[1:]:
        head, *lines = chunk.strip().splitlines()
        sort, language, _, name = head.split(maxsplit=3)
        found.append(Written(sort, language, name, tuple(lines)))
    return tuple(found)


def harmed(paper: Written, seed: int = 1) -> Iterator[tuple[str, PageReading]]:
    """The page as it is, and after each harm that paper and lines do to it."""
    for harm in _HARMS:
        lines = list(paper.lines)
        rng = Random(f"{paper.name}{harm}{seed}")
        if harm == "no title" and paper.sort != "other":
            lines = [line for line in lines if not line.startswith("# ")]
        elif harm == "no title":
            continue
        elif harm == "spaced title":
            lines = [spaced(line) if line.startswith("# ") else line for line in lines]
        elif harm == "flat title":
            lines = [line.removeprefix("# ") for line in lines]
        elif harm == "lost lines":
            lines = [line for line in lines if line.startswith("# ") or rng.random() > 0.25]
        rate = {"light": 0.03, "heavy": 0.08}.get(harm, 0.004 if harm != "clean" else 0.0)
        yield harm, reading([misread(line, rate, rng) for line in lines], columns=harm == "columns")


def spaced(line: str) -> str:
    return "# " + "   ".join(" ".join(word) for word in line.removeprefix("# ").split())


def misread(line: str, rate: float, rng: Random) -> str:
    head, text = ("# ", line[2:]) if line.startswith("# ") else ("", line)
    kept = []
    for c in text:
        if c.isalpha() and rng.random() < rate:
            c = rng.choice((_CONFUSED.get(c, ""), _CONFUSED.get(c, "i"), "", c + rng.choice("il.")))
        kept.append(c)
    return head + "".join(kept)


def reading(lines: Sequence[str], columns: bool = False) -> PageReading:
    """Long lines wrap; "[ ]" is a printed box, not words. `columns`: a second column of other words
    stands beside the page's middle lines, and shares their rows."""
    flowed = [part for line in lines for part in _wrapped(line)]
    squares = [
        Square(_box(number, at), 0.1)
        for number, line in enumerate(flowed)
        for at in (m.start() for m in re.finditer(r"\[ \]", line))
    ]
    texts = [line.replace("[ ]", "   ") for line in flowed]
    beside = lines_of(["Office hours 8 to 5", "Parking in garage B", "Form 1022 rev"], 0.2, 0.7)
    return page(texts, squares=squares, words=beside if columns else ())


def _box(number: int, at: int) -> Box:
    left, top = 0.08 + at * 0.008, 0.06 + number * PITCH
    return Box(left, top, left + 0.012, top + TALL)


def _wrapped(line: str, width: int = 100) -> Iterator[str]:
    head = "# " if line.startswith("# ") else ""
    limit = 62 if head else width
    rest = line.removeprefix("# ")
    while len(rest) > limit:
        cut = rest.rfind(" ", 0, limit)
        cut = cut if cut > limit // 2 else limit
        yield head + rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    yield head + rest
