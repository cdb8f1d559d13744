"""Texts laid out as pages: places to write ruled, underscored or filled in, letters misread as by a fax."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from domain.page import Box, PageReading, Square, Word, WordSource

_LETTER, _TALL, _PITCH = 0.0078, 0.0115, 0.02
"""Of small print: a letter's width in page widths; its height and the lines' distance in page heights."""
_LEFT, _TOP, _RIGHT = 0.07, 0.05, 0.94
_WIDEST = int((_RIGHT - _LEFT) / _LETTER)
_TITLE = 1.5
_RATES = (0.0, 0.01, 0.02, 0.04, 0.07, 0.1)
_SLIPS = {"o": "0", "l": "1", "i": "l", "e": "c", "c": "e", "a": "o", "n": "r", "m": "rn", "h": "b", "t": "f"}
_ANSWERS = (
    *(
        "Dana Ortiz",
        "03/14/1961",
        "617-555-0134",
        "12 Elm Street",
        "Springfield",
        "Pedro Salas Vega",
        "1/2/2026",
    ),
    *(
        "Lee Tran",
        "0042317",
        "Ann Bowe",
        "mother",
        "X",
        "self",
        "05-09-1948",
        "all",
        "PO Box 77",
        "lab results",
    ),
    *("hermana", "St. Brendan Clinic"),
)
_LABEL_WORDS = 7


def laid(
    title: str | None, lines: Sequence[str], rng: Random, *, fillable: bool, harmed: bool = True
) -> PageReading:
    """A page as a reader sees it. `lines`: three spaces or more part columns, `[ ]` is a tick box, `____` a
    place to write. `fillable`: after a label there is such a place too, often written on."""
    rate = rng.choice(_RATES) if harmed else 0.0
    sheet = _Sheet(rng, rate, fillable)
    for line in _with_title(title, lines, rng):
        sheet.add(line)
    return sheet.reading()


def _with_title(title: str | None, lines: Sequence[str], rng: Random) -> Iterator[str]:
    """The title on top, or below a letterhead."""
    place = 0 if rng.random() < 0.7 else min(1, len(lines))
    for number, line in enumerate(lines):
        if title and number == place:
            yield f"# {title}"
        yield line
    if title and place >= len(lines):
        yield f"# {title}"


class _Sheet:
    def __init__(self, rng: Random, rate: float, fillable: bool) -> None:
        self._rng, self._rate = rng, rate
        self._fill = rng.choice(("blank", "written", "written")) if fillable else ""
        self._mark = rng.choice(("rule", "underscore", "none")) if fillable else ""
        self._words: list[Word] = []
        self._rules: list[Box] = []
        self._squares: list[Square] = []
        self._line = 0
        self._top = _TOP

    def reading(self) -> PageReading:
        lost = 0.5 if self._rate > 0.06 and self._rng.random() < 0.4 else 0.05
        return PageReading(
            number=1,
            width=1700,
            height=2200,
            rotation=0,
            skew=0.0,
            quality=0.9,
            ink=0.05,
            words=tuple(self._words),
            word_source=WordSource.PRINT,
            squares=tuple(s for s in self._squares if self._rng.random() > lost),
            rules=tuple(r for r in self._rules if self._rng.random() > lost),
        )

    def add(self, line: str) -> None:
        large = line.startswith("# ")
        scale = _TITLE if large and self._rng.random() < 0.85 else 1.0
        for part in _wrapped(line.removeprefix("# "), int(_WIDEST / scale)):
            self._print(part, scale, large)
            self._top += _PITCH * scale
            self._line += 1

    def _print(self, line: str, scale: float, title: bool) -> None:
        pieces = list(re.finditer(r"(?:[^ ]|(?<=[^ ]) {1,2}(?=[^ ]))+", line))
        for number, piece in enumerate(pieces):
            left = _LEFT + piece.start() * _LETTER * scale
            self._piece(piece.group(), left, scale)
            end = left + len(piece.group()) * _LETTER * scale
            room = (
                _RIGHT if number + 1 == len(pieces) else _LEFT + pieces[number + 1].start() * _LETTER * scale
            )
            if self._fill and not title and _is_label(piece.group()):
                self._place(end, room)

    def _piece(self, text: str, left: float, scale: float) -> None:
        for token in re.finditer(r"\[ ?\]|_{2,}|[^ _]+", text):
            start = left + token.start() * _LETTER * scale
            width = len(token.group()) * _LETTER * scale
            if token.group().startswith("["):
                self._squares.append(Square(Box(start, self._top, start + 0.012, self._top + _TALL), 0.1))
            elif token.group().startswith("__"):
                self._line_to_write_on(start, start + width)
            elif shown := misread(token.group(), self._rate, self._rng):
                box = Box(start, self._top, start + width, self._top + _TALL * scale)
                self._words.append(Word(shown, box, 0.9, self._line))

    def _place(self, left: float, right: float) -> None:
        """Room after a label, where there is any."""
        if right - left < 0.06:
            return
        if self._mark == "rule":
            self._rules.append(Box(left + 0.01, self._top + _TALL, right - 0.01, self._top + _TALL + 0.001))
        elif self._mark == "underscore":
            self._line_to_write_on(left + 0.01, right - 0.01)
        if self._fill == "written" and self._rng.random() < 0.75:
            self._piece(self._rng.choice(_ANSWERS), left + 0.02, 1.0)

    def _line_to_write_on(self, left: float, right: float) -> None:
        """Print of a row of underscores: read as such, or seen as the rule it looks like."""
        if self._rng.random() < 0.5:
            self._rules.append(Box(left, self._top + _TALL, right, self._top + _TALL + 0.001))
        else:
            text = "_" * max(int((right - left) / _LETTER), 3)
            box = Box(left, self._top, right, self._top + _TALL)
            self._words.append(Word(text, box, 0.8, self._line))


def _is_label(piece: str) -> bool:
    return len(piece.split()) <= _LABEL_WORDS and not piece.rstrip().endswith((".", ",", "]", "_"))


def _wrapped(line: str, width: int) -> Iterator[str]:
    while len(line) > width:
        cut = line.rfind(" ", 0, width)
        cut = cut if cut > width // 2 else width
        yield line[:cut].rstrip()
        line = line[cut:].lstrip()
    yield line


def misread(text: str, rate: float, rng: Random) -> str:
    """Letters slip, and now and then a word is lost or becomes another."""
    words = (word for word in text.split(" ") if not word or rng.random() > rate)
    return " ".join(_garbled(word, rate, rng) for word in words)


def _garbled(word: str, rate: float, rng: Random) -> str:
    if rng.random() < rate:
        return "".join(rng.choice("aeilnorstcmu") if rng.random() < 0.5 else c for c in word)
    return "".join(_slip(c, rng) if c.isalpha() and rng.random() < rate else c for c in word)


def _slip(letter: str, rng: Random) -> str:
    return rng.choice((_SLIPS.get(letter, ""), _SLIPS.get(letter, "i"), "", letter + "i"))
