"""What else a line of writing may say, with how likely the picture makes it."""

from collections.abc import Iterable

from domain.form import FieldKind
from domain.view import Alternative
from ocr.beam import likeliest
from ocr.numerals import GRAMMARS
from ocr.recogniser import Line
from ocr.trace import Part, Trace, parts

_WIDTH = 24
_LOOKALIKES = frozenset("0123456789OoQDlIi|!ZzSsBgqGbT")
_DIGITS = "0123456789-"


def of_whole(line: Line, kind: FieldKind) -> tuple[Alternative, ...]:
    """For kinds that are one token; empty for kinds made of words."""
    grammar = GRAMMARS.get(kind)
    if grammar is None:
        return ()
    shaped = likeliest(line.trace, _WIDTH, grammar.allowed, grammar.viable)
    return _sorted([*likeliest(line.trace, _WIDTH), *shaped])


def of_words(line: Line) -> tuple[tuple[Alternative, ...], ...]:
    return tuple(_of_word(part, line.trace.part(part.start, part.end)) for part in parts(line.letters))


def _of_word(part: Part, trace: Trace) -> tuple[Alternative, ...]:
    found = [(text.strip(), log) for text, log in likeliest(trace, _WIDTH)]
    if all(text != part.text for text, _ in found):
        found.append((part.text, max((log for _, log in found), default=0.0)))
    if any(c.isdigit() for c in part.text) and set(part.text.strip(".,")) <= _LOOKALIKES:
        found += likeliest(trace, _WIDTH, _DIGITS)
    return _sorted(found)


def _sorted(found: Iterable[tuple[str, float]]) -> tuple[Alternative, ...]:
    best: dict[str, float] = {}
    for text, log in found:
        best[text] = max(log, best.get(text, log))
    ordered = sorted(best.items(), key=lambda item: -item[1])
    return tuple(Alternative(text, log) for text, log in ordered if text)
