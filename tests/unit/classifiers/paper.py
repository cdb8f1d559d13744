"""Pages made of lines of text, and a view of them that knows only its words and what it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.form import FieldKind, ValueSource
from domain.page import Box, FormValue, Match, PageReading, Square, Word, WordSource
from domain.view import LineReading, MarkReading, SignatureReading

LETTER = 0.008
"""Width of a letter, in page widths; a line's letters are 0.012 page heights tall."""
TALL = 0.012
PITCH = 0.025


def words_at(text: str, left: float, top: float, tall: float = TALL, line: int = 0) -> list[Word]:
    """The words of one line; every space of the text takes a letter's room."""
    scale = tall / TALL
    found, at = [], 0
    for piece in text.split(" "):
        if piece:
            start = left + at * LETTER * scale
            box = Box(start, top, start + len(piece) * LETTER * scale, top + tall)
            found.append(Word(piece, box, 0.95, line))
        at += len(piece) + 1
    return found


def lines_of(texts: Sequence[str], top: float = 0.06, left: float = 0.08) -> list[Word]:
    """Lines down the page. One that begins with "# " is a heading, twice as large."""
    words: list[Word] = []
    for number, text in enumerate(texts):
        large = text.startswith("# ")
        words += words_at(
            text.removeprefix("# "), left, top + number * PITCH, TALL * (1.5 if large else 1), number
        )
    return words


def page(
    texts: Sequence[str] = (),
    *,
    number: int = 1,
    words: Sequence[Word] = (),
    squares: Sequence[Square] = (),
    rules: Sequence[Box] = (),
    form_values: Sequence[FormValue] = (),
    matches: Sequence[Match] = (),
    ink: float = 0.05,
    quality: float = 0.9,
) -> PageReading:
    return PageReading(
        number=number,
        width=1700,
        height=2200,
        rotation=0,
        skew=0.0,
        quality=quality,
        ink=ink,
        words=(*lines_of(texts), *words),
        word_source=WordSource.PRINT,
        squares=tuple(squares),
        rules=tuple(rules),
        form_values=tuple(form_values),
        matches=tuple(matches),
    )


@dataclass
class FakeView:
    """Reads back the page's own words, without those that a blank prints (`printed`)."""

    reading: PageReading
    printed: frozenset[str] = frozenset()
    marked: Mapping[tuple[float, float], float] = field(default_factory=dict)
    """Centre of a tick box, rounded to 3 digits: probability that it is marked."""
    signed: Sequence[Box] = ()
    rings: Sequence[Box] = ()
    """Words that a pen drew a ring around."""
    score: float = 0.95

    def read(self, box: Box, kind: FieldKind, match: Match | None = None) -> tuple[LineReading, ...]:
        inside = [w for w in self.reading.words if w.box.overlap(box) > 0.5 and w.text not in self.printed]
        if not inside:
            return ()
        lines: dict[int, list[Word]] = {}
        hull = inside[0].box
        for word in sorted(inside, key=lambda w: (round(w.box.top, 3), w.box.left)):
            lines.setdefault(round(word.box.top * 1000), []).append(word)
            hull = hull.union(word.box)
        text = "\n".join(" ".join(w.text for w in line) for line in lines.values())
        return (LineReading(text, self.score, ValueSource.PRINT, hull, "fake"),)

    @property
    def words(self) -> tuple[Word, ...]:
        return self.reading.words

    def ink(self, box: Box) -> float:
        inside = [w.box for w in self.reading.words if w.box.overlap(box) > 0.5]
        inside += [each for each in self.signed if each.overlap(box) > 0.5]
        return min(sum(each.width * each.height for each in inside) / (box.width * box.height) / 4, 1.0)

    def mark(self, box: Box, match: Match | None = None) -> MarkReading:
        across, down = box.centre
        chance = max(
            (p for (x, y), p in self.marked.items() if abs(x - across) < 0.01 and abs(y - down) < 0.01),
            default=0.01,
        )
        return MarkReading(chance, chance / 4, box)

    def ringed(self, box: Box) -> bool:
        return any(each.overlap(box) > 0.5 for each in self.rings)

    def signature(self, box: Box, match: Match | None = None) -> SignatureReading:
        ink = next((each for each in self.signed if each.overlap(box) > 0.5), None)
        return SignatureReading(0.97 if ink else 0.01, ink, False)
