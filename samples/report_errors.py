"""What kind of mistake a wrong or missing value is. Pure; a kind is a short phrase for people."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from domain.form import Json
from samples.report_equality import fold
from samples.report_scoring import TICKS, FieldScore, Verdict

_ONE, _FEW = 1, 0.25


def commonest(fields: Sequence[FieldScore], most: int = 10) -> list[tuple[str, int]]:
    return Counter(kind(one) for one in fields if one.verdict is not Verdict.RIGHT).most_common(most)


def kind(one: FieldScore) -> str:
    if one.path == "signature.present":
        return "a signature overlooked" if one.written else "a signature seen where there is none"
    if one.path in TICKS or one.found + one.missed + one.invented:
        return _of_marks(one)
    if one.verdict is Verdict.EMPTY:
        return "the field not found" if one.confidence is None else "taken for blank or unreadable"
    if one.blank:
        return "something read where nothing was written"
    return _of_texts(_text(one.written), _text(one.read))


def _of_marks(one: FieldScore) -> str:
    if one.missed and one.invented:
        return "another box taken for the marked one"
    if one.invented:
        return "a mark seen where there is none"
    if one.missed:
        return "a mark overlooked"
    return "a mark understood otherwise"


def _of_texts(written: str, read: str) -> str:
    apart = Levenshtein.distance(written, read)
    if written.isdigit() and len(written) == len(read) and apart <= 2:
        return "one or two digits misread"
    if apart <= _ONE:
        return "one letter or digit misread"
    if read and read in written:
        return "part of the writing left out"
    if written and written in read:
        return "something beside it read along"
    if apart <= _FEW * max(len(written), len(read)):
        return "some letters misread"
    return "quite another text read"


def _text(value: Json) -> str:
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, dict):
        return fold(" ".join(str(part) for part in value.values()))
    if isinstance(value, Sequence):
        return "".join(_text(item) for item in value)
    return "" if value is None else fold(str(value))
