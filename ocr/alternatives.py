"""What else a line of writing may say, with how likely the picture makes it."""

from collections.abc import Iterable, Sequence

from domain.form import FieldKind
from domain.view import Alternative
from ocr.beam import likeliest
from ocr.numerals import GRAMMARS
from ocr.recogniser import Line
from ocr.trace import Part, Trace, parts

_WIDTH = 24
_UNSEEN = 2.0
"""How much less likely than the last text it lists, in nats, a look holds one that it does not list."""
_LOOKALIKES = frozenset("0123456789OoQDlIi|!ZzSsBgqGbT")
_DIGITS = "0123456789-"
Found = dict[str, float]


def of_whole(looks: Sequence[Line], kind: FieldKind) -> tuple[Alternative, ...]:
    """For kinds that are one token; empty for kinds made of words."""
    grammar = GRAMMARS.get(kind)
    if grammar is None:
        return ()
    return _agreed(
        [
            _either(
                likeliest(look.trace, _WIDTH), likeliest(look.trace, _WIDTH, grammar.allowed, grammar.viable)
            )
            for look in looks
        ]
    )


def of_words(looks: Sequence[Line]) -> tuple[tuple[Alternative, ...], ...]:
    """The words are the first look's; the others say how they read the same stretches of the line."""
    return tuple(
        _agreed([_of_word(part, look.trace.part(part.start, part.end)) for look in looks])
        for part in parts(looks[0].letters)
    )


def _of_word(part: Part, trace: Trace) -> Found:
    found = likeliest(trace, _WIDTH)
    if len(part.text) > 1 and set(part.text.strip(".,")) <= _LOOKALIKES:
        found += likeliest(trace, _WIDTH, _DIGITS)
    return _either(found, [(part.text, found[-1][1])] if found else [])


def _either(*several: Iterable[tuple[str, float]]) -> Found:
    best: Found = {}
    for text, log in (pair for found in several for pair in found):
        if text.strip():
            best[text.strip()] = max(log, best.get(text.strip(), log))
    return best


def _agreed(looks: Sequence[Found]) -> tuple[Alternative, ...]:
    """Geometric mean of what the looks hold likely."""
    seen = [found for found in looks if found]
    texts = {text for found in seen for text in found}
    floors = [min(found.values()) - _UNSEEN for found in seen]
    means = {
        text: sum(found.get(text, floor) for found, floor in zip(seen, floors, strict=True)) / len(seen)
        for text in texts
    }
    ordered = sorted(means.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Alternative(text, log) for text, log in ordered)
