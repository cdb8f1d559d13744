"""What an extractor may ask of a page's picture. Implemented in `ocr`, used in `classifiers`."""

from dataclasses import dataclass
from typing import Protocol

from domain.form import FieldKind, ValueSource
from domain.page import Box, Match, PageReading, Word

UNREADABLE = "\ufffd"
"""Text of a reading when there is ink, but no engine makes anything of it: not the same as left blank."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What some ink may say. `log`: natural logarithm of its probability by the picture alone, to be
    compared with its siblings; what the field or the language makes probable is not in it."""

    text: str
    log: float


@dataclass(frozen=True, slots=True)
class LineReading:
    """One engine's reading of one crop. `score` is the engine's own, 0 to 1; `box` hugs the ink."""

    text: str
    score: float
    source: ValueSource
    box: Box
    engine: str
    alternatives: tuple[Alternative, ...] = ()
    """Of the whole text, likeliest first, for kinds that are one token: dates, numbers, mailboxes.
    Those that the kind's usual shapes allow are looked for hardest."""
    words: tuple[tuple[Alternative, ...], ...] = ()
    """Of each word of `text`, in order and likeliest first, for kinds made of words."""
    again: float = 0.0
    """1 where a second look at the ink read the same, -1 where it read something else, 0 without one."""


@dataclass(frozen=True, slots=True)
class MarkReading:
    """`marked`: probability that a person marked this box. `ink`: share of unexplained dark pixels."""

    marked: float
    ink: float
    box: Box


@dataclass(frozen=True, slots=True)
class SignatureReading:
    """`present`: probability that somebody signed here. `ink_box` hugs the ink, if any.
    `typed`: the ink looks like print (an electronic or typed signature). `initials`: so short that it may
    be initials only."""

    present: float
    ink_box: Box | None
    typed: bool
    initials: bool = False


class PageView(Protocol):
    """One upright page to look at. All boxes are fractions of this page (place blank boxes first)."""

    @property
    def reading(self) -> PageReading: ...

    def read(self, box: Box, kind: FieldKind, match: Match | None = None) -> tuple[LineReading, ...]:
        """Readings of the ink in the box, best first; empty when there is none. With `match`, what
        the blank prints there is left out. Several lines of text are joined by a newline."""
        ...

    @property
    def words(self) -> tuple[Word, ...]:
        """The page's words, those that were read badly read again: dear, for unknown layouts only."""
        ...

    def ink(self, box: Box) -> float:
        """Share of dark pixels in the box, printed lines left out, 0 to 1."""
        ...

    def mark(self, box: Box, match: Match | None = None) -> MarkReading: ...

    def ringed(self, box: Box) -> bool:
        """Whether a pen drew a ring around the words printed in the box."""
        ...

    def signature(self, box: Box, match: Match | None = None) -> SignatureReading: ...
