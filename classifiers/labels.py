"""Printed labels found on a page, whatever its layout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from classifiers import wording
from classifiers.fold import fold
from classifiers.gist import NUMBERING
from classifiers.options import best as best_option
from classifiers.options import wordings
from classifiers.phrasebook import FILLERS, phrases, recognised
from classifiers.rows import Row
from classifiers.sheet import Sheet
from domain.page import Box, Word

_COMPOSED = 0.9
_LIKE = 0.9
_LONGEST = 12
_MOST_ROWS = 4
"""Of a question that goes on from row to row."""
_GAP = 1.1
"""White wider than this many letter heights parts what is not one phrase."""
_SPACE = 1.35
"""The same in widths of a letter."""
TITLES = frozenset({"authorization", "autorizacion", "consent", "consentimiento", "permission", "permiso"})
_HANGING = frozenset("of to the or and for from with by in de del la el o y a para por con al".split())  # noqa: SIM905
"""Words that no question ends with."""
_FIRST_PERSON = frozenset(["i", "my", "me", "mi", "yo"])
"""Words of answers, not of questions."""


@dataclass(frozen=True, slots=True)
class Label:
    """`keys`: fields it may ask for. `score`: how well it was read, 0 to 1. `after`: place of the
    label's last word in its row, so that what follows can be told. `colon`: it ends with one."""

    keys: tuple[str, ...]
    text: str
    box: Box
    row: int
    first: int
    last: int
    score: float
    colon: bool

    @property
    def stop(self) -> bool:
        return all(key.startswith("stop.") for key in self.keys)


_Part = tuple[int, int]
"""First and last place of a phrase in its row."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    word: int


def find(sheet: Sheet) -> tuple[Label, ...]:
    """All labels of the page, in reading order. A phrase in running text is none."""
    found: list[Label] = []
    for number, row in enumerate(sheet.rows):
        if _is_title(sheet, row):
            continue
        known = list(_without_answers(sheet, row, list(_in_row(sheet, number, row))))
        labels = [*_named_in_text(sheet, number, row, known), *_with_composed(sheet, number, row, known)]
        found.extend(labels or _question(number, row))
    told = [
        _whole(sheet, label) for label in _with_wrapped(sheet, found) if not _names_the_form(sheet, label)
    ]
    return tuple(_without_section_heads(sheet, told))


def _names_the_form(sheet: Sheet, label: Label) -> bool:
    """ "Authorization to disclose information" is a title, whomever its words remind of."""
    party = label.keys[0].startswith(("discloser.", "recipient.", "said.", "any.name"))
    if not party or label.colon or not TITLES & set(fold(label.text).split()):
        return False
    return line_after(sheet, sheet.rows[label.row], label.last) is None


def _whole(sheet: Sheet, label: Label) -> Label:
    """ "Representative: printed name", "Relationship / authority": with what was printed to its left, up
    to a colon, and after a slash."""
    row = sheet.rows[label.row]
    first, last = label.first, label.last
    for before, after in _phrases_of(sheet, row):
        section = fold(row.words[before].text) in NUMBERING
        if after == first - 1 and _ends_question(row.words[after]) and not section:
            together = not _apart(sheet, row.words[after], row.words[first])
            if together and line_after(sheet, row, after) is None and _all_known(row, before, after):
                first = before
        slashed = before <= last < after - 1 and row.words[last + 1].text in ("/", "&")
        if slashed and _all_known(row, last + 1, after):
            last = _with_hint(row, _without_hint(row, before, after)[1], after)
    if (first, last) == (label.first, label.last):
        return label
    longer = _label(row, label.row, first, last, label.keys, label.score)
    return replace(longer, box=longer.box.union(label.box))


def _all_known(row: Row, first: int, last: int) -> bool:
    tokens = _folded(row, first, last).split()
    return all(wording.is_known(token) and not token[0].isdigit() for token in tokens)


def _without_section_heads(sheet: Sheet, labels: Sequence[Label]) -> Iterator[Label]:
    """ "Section B. Who may share it" over a label of its own asks for nothing itself."""
    for label in labels:
        row = sheet.rows[label.row]
        numbered = label.first == 0 and fold(row.words[0].text) in NUMBERING
        under = label.row + 1 < len(sheet.rows) and any(
            other.row == label.row + 1 and other.box.top - label.box.bottom < 2.5 * sheet.tall
            for other in labels
        )
        if not (numbered and under and line_after(sheet, row, label.last) is None):
            yield label


def _with_wrapped(sheet: Sheet, labels: Sequence[Label]) -> list[Label]:
    """With questions that go on in the next rows, in place of what either row says alone."""
    kept = list(labels)
    for number, row in enumerate(sheet.rows):
        for part in _phrases_of(sheet, row):
            chain = _chain(sheet, number, part)
            label = _wrapped_label(sheet, chain) if len(chain) > 1 else None
            if label is None:
                continue
            kept = [each for each in kept if not any(_within(each, at, piece) for at, piece in chain)]
            kept.append(label)
    return sorted(kept, key=lambda label: (label.row, label.first))


def _within(label: Label, number: int, part: _Part) -> bool:
    return label.row == number and part[0] <= label.first <= part[1]


def _chain(sheet: Sheet, number: int, part: _Part) -> list[tuple[int, _Part]]:
    """The phrase with those in the rows below by which it goes on; noise may stand between."""
    chain = [(number, part)]
    while len(chain) < _MOST_ROWS:
        at, last = chain[-1]
        row = sheet.rows[at]
        if _colon(row, *last) or not _all_known(row, *last) or line_after(sheet, row, last[1]) is not None:
            break
        below = (
            (other, each)
            for other in range(at + 1, min(at + 3, len(sheet.rows)))
            for each in _phrases_of(sheet, sheet.rows[other])
            if _goes_on(sheet, row, last, sheet.rows[other], each)
        )
        following = next(below, None)
        if following is None:
            break
        chain.append(following)
    return chain


def _goes_on(sheet: Sheet, above: Row, part: tuple[int, int], below: Row, rest: tuple[int, int]) -> bool:
    """Printed on under its own beginning, or from the right margin to the left one."""
    start, end = above.words[part[0]], above.words[part[1]]
    first = below.words[rest[0]]
    if not -0.3 * sheet.tall < first.box.top - start.box.bottom < 1.1 * sheet.tall:
        return False
    if start.text.startswith(("(", "[")) and end.text.endswith((")", "]")):
        return False
    hanging = fold(end.text) in _HANGING or end.text.endswith(("/", ","))
    if not (first.text[:1].islower() or hanging) or end.text.endswith((".", "?", ":")):
        return False
    aligned = abs(first.box.left - start.box.left) < 1.5 * sheet.wide
    around = rest[0] == 0 and part[1] == len(above.words) - 1 and end.box.right > sheet.right - 0.15
    return aligned or (around and first.box.left < sheet.left + 0.1)


def _wrapped_label(sheet: Sheet, chain: Sequence[tuple[int, _Part]]) -> Label | None:
    (start, part), (number, rest) = chain[0], chain[-1]
    above, below = sheet.rows[start], sheet.rows[number]
    core = _without_hint(below, *rest)
    said = [_folded(sheet.rows[at], *piece) for at, piece in chain[:-1]]
    text = " ".join((*said, _folded(below, *core)))
    asks, colon = _asks(sheet, below, *core, rest[1]), _colon(below, *rest)
    if below.words[core[1]].text.endswith((".", ",", ";")) and not colon:
        return None
    keys = wording.keys_of(text, asks, colon)
    if keys is None or (not asks and above.words[part[0]].text[:1].islower()):
        return None
    last = rest[1] if colon else _with_hint(below, core[1], rest[1])
    label = _label(below, number, rest[0], last, keys, _COMPOSED)
    if line_after(sheet, below, last) is None:
        label = replace(label, box=label.box.union(_label(above, start, *part, keys, 1.0).box))
    before = " ".join(_text(sheet.rows[at], *piece) for at, piece in chain[:-1])
    return replace(label, text=f"{before} {label.text}")


def _text(row: Row, first: int, last: int) -> str:
    return " ".join(word.text for word in row.words[first : last + 1])


def _named_in_text(sheet: Sheet, number: int, row: Row, known: Sequence[Label]) -> Iterator[Label]:
    """ "I, ____, born ____": the "I" is often misread, its line and what follows are not."""
    born = next((label for label in known if "patient.date_of_birth" in label.keys), None)
    if born is None or not born.first or any(label.first == 0 for label in known):
        return
    begins = born.text.lstrip("_ ,")[:1].islower() and len(row.words[0].text.strip(".,")) <= 2
    if begins and line_after(sheet, row, 0) is not None:
        yield _label(row, number, 0, 0, ("said.patient.name",), 0.8)


def _with_composed(sheet: Sheet, number: int, row: Row, known: Sequence[Label]) -> list[Label]:
    """Labels in words of their own beside the known ones, or in place of what is but a part of them."""
    labels = list(known)
    for first, last in _phrases_of(sheet, row):
        core = _without_hint(row, first, last)
        inside = [label for label in labels if first <= label.first and label.last <= last]
        asks, colon = _asks(sheet, row, *core, last), _colon(row, first, last)
        if not colon:
            core = core[0], _before_unknown(row, *core)
        few = core[1] < core[0] or (not colon and " " not in _folded(row, *core))
        few = few or (not asks and first > 0 and not _apart(sheet, row.words[first - 1], row.words[first]))
        meant = _hinted_party(row, *core, last) if core[0] == core[1] and colon else None
        if meant is not None:
            labels = [label for label in labels if label not in inside]
            labels.append(_label(row, number, first, last, meant, _COMPOSED))
            continue
        if few or any(label.first <= core[0] + 1 and label.last >= core[1] for label in labels):
            continue
        inside = [label for label in inside if not _amid_other(sheet, row, label, core)]
        labels = [label for label in labels if label in inside or not first <= label.first <= last]
        hinted = core[1] < last and wording.says_nothing(_folded(row, first, last))
        may = _may_ask(row, *core, asks) and not hinted
        keys = wording.keys_of(_folded(row, *core), asks, colon) if may else None
        if keys is None and asks and core[1] < last:
            keys = wording.keys_of(_folded(row, first, last), asks, colon)
        if any(label.first == core[0] and set(label.keys) & set(keys or ()) for label in inside):
            continue  # what follows the known label is its answer
        if keys is None and not inside and _may_ask(row, *core):
            core = first, _before_answer(row, *core)
            keys = wording.keys_of(_folded(row, *core)) if core[1] > core[0] else None
        last = last if colon else _with_hint(row, core[1], last)
        if keys is not None and not _is_option(_folded(row, *core)):
            labels = [label for label in labels if label not in inside]
            labels.append(_label(row, number, first, last, keys, _COMPOSED))
        elif keys is None and wording.says_nothing(_folded(row, *core)):
            labels = [
                label for label in labels if label not in inside or _answered_by_line(sheet, row, label)
            ]
    return sorted(labels, key=lambda label: label.first)


def _hinted_party(row: Row, first: int, core: int, last: int) -> tuple[str, ...] | None:
    """ "To (previous doctor or clinic):" says in brackets whom it means."""
    if core == last:
        return None
    keys = wording.keys_of(_folded(row, first, last), asks=True)
    return keys if keys is not None and keys[0].startswith(("recipient.", "discloser.")) else None


def _amid_other(sheet: Sheet, row: Row, label: Label, core: tuple[int, int]) -> bool:
    """ "If you are not the patient: ____" does not ask for the patient."""
    if label.first == core[0] or label.first > core[1]:
        return False
    if _opens(sheet, row, label.first) and row.words[label.first - 1].text not in ("/", "&"):
        return False
    if any(key.startswith(("said.", "any.from", "any.to")) for key in label.keys):
        return False
    return wording.denies(_folded(row, *core), label.keys)


def _answered_by_line(sheet: Sheet, row: Row, label: Label) -> bool:
    return line_after(sheet, row, label.last) is not None


def _asks(sheet: Sheet, row: Row, first: int, end: int, last: int) -> bool:
    """A colon, a line to write on after it, or one over it: print so marked is a question's."""
    lined = line_after(sheet, row, end) or line_after(sheet, row, last)
    return _colon(row, first, last) or lined is not None or line_over(sheet, row, first)


def _colon(row: Row, first: int, last: int) -> bool:
    return any(_ends_question(word) for word in row.words[first : last + 1])


def _before_unknown(row: Row, first: int, last: int) -> int:
    """ "Facility Name Granite Services": no form's own word, or a number, begins the answer."""
    for at in range(first + 1, last + 1):
        text = row.words[at].text
        unknown = not all(wording.is_known(token) for token in fold(text).split())
        if (
            unknown
            or any(c.isdigit() for c in text)
            or (row.words[first].text[:1].isupper() and wording.begins_answer(text))
        ):
            return first - 1 if text[:1].islower() else at - 1  # a sentence goes on
    return last


@cache
def _is_option(text: str) -> bool:
    """ "Patient portal" is a way of delivery, whatever its words resemble."""
    meaning = best_option(text, wordings())
    return meaning is not None and meaning.fit >= 0.95


def _folded(row: Row, first: int, last: int) -> str:
    return " ".join(fold(word.text) for word in row.words[first : last + 1])


def _before_answer(row: Row, first: int, last: int) -> int:
    """ "3. Name of patient ... Emily Wang": the longest beginning that asks, an answer following."""
    for at in range(last - 1, first, -1):
        following = row.words[at + 1].text.lstrip("$#(|.")[:1]
        begins = following.isdigit() or following.isupper() or not row.words[at + 1].text.isalpha()
        begins = begins and not _all_known(row, at + 1, last)
        if begins and wording.keys_of(_folded(row, first, at)) is not None:
            return at
    return first


def _phrases_of(sheet: Sheet, row: Row) -> Iterator[tuple[int, int]]:
    """First and last place of what stands together, a colon ending it too."""
    first = 0
    for at, word in enumerate(row.words):
        following = row.words[at + 1] if at + 1 < len(row.words) else None
        hint = following is not None and _is_hint(following)
        ends = following is None or _apart(sheet, word, following) or _sentence_ends(word, following)
        ends = ends or line_after(sheet, row, at) is not None
        if ends or (_ends_question(word) and not hint):
            yield first, at
            first = at + 1


def _sentence_ends(word: Word, following: Word) -> bool:
    """A long word, a full stop, and a capital: "... and help me. The reason is"."""
    stops = word.text.endswith(".") and word.text[:-1].islower() and len(word.text) > 2
    return stops and following.text[:1].isupper()


def _is_hint(word: Word) -> bool:
    """ "(Last, First)" is one, the "(617)" of a telephone is an answer."""
    return word.text.startswith(("(", "[")) and not any(c.isdigit() for c in word.text)


def _without_hint(row: Row, first: int, last: int) -> tuple[int, int]:
    """Without a hint in brackets at its end; print that is in brackets as a whole is its own label."""
    for at in range(first + 1, last + 1):
        if row.words[at].text.startswith(("(", "[")) and fold(row.words[at].text) not in ("s", "es"):
            return first, at - 1
    return first, last


def _with_hint(row: Row, core: int, last: int) -> int:
    """The end of a hint in brackets that follows at once, else of the label itself."""
    if core == last or not _is_hint(row.words[core + 1]):
        return core
    closing = _closing(row, core + 1)
    return closing if closing is not None and closing <= last else core


def _may_ask(row: Row, first: int, last: int, asks: bool = False) -> bool:
    if asks:
        return not row.words[last].text.endswith((",", ";"))
    opening = row.words[first].text.lstrip("([*")
    several = len(fold(" ".join(word.text for word in row.words[first : last + 1])).split()) > 1
    return several and not opening[:1].islower() and not row.words[last].text.endswith((".", ",", ";"))


def _is_title(sheet: Sheet, row: Row) -> bool:
    """Alone in the middle of the page's head: "Amendment Request Form" asks for nothing."""
    if any(_apart(sheet, before, after) for before, after in pairwise(row.words)) or row.text[0] in "([{":
        return False
    middle = abs(row.box.centre[0] - (sheet.left + sheet.right) / 2) < 0.06
    indented = row.box.left > sheet.left + 0.12 and row.box.right < sheet.right - 0.12
    return middle and indented and row.box.top < 0.22 and len(row.words) >= 3 and ":" not in row.text


def _question(number: int, row: Row) -> Iterator[Label]:
    """A question in words of its own, told by the words that such questions have."""
    text = " ".join(t for t in row.folded.split() if not (t.isdigit() or (len(t) == 1 and t != "a")))
    ends = row.words[-1].text.rstrip().endswith((":", "?"))
    numbered = row.words[0].text.rstrip(".):").isdigit() and len(row.words) > 2 and not row.text.endswith(".")
    short = 2 <= len(text.split()) <= 12 and row.box.width < 0.65 and row.words[0].text[:1].isupper()
    short = (
        short and not row.text.rstrip().endswith((".", ",")) and not _FIRST_PERSON & set(row.folded.split())
    )
    if not (ends or numbered or short) or len(text.split()) > 26:
        return
    for path, known in phrases("keywords").items():
        if any(f" {phrase} " in f" {text} " for phrase in known):
            yield _label(row, number, 0, _end_of_question(row), (path,), 0.85)
            return


def _end_of_question(row: Row) -> int:
    """Its answer may stand in the same row."""
    return next((at for at, word in enumerate(row.words) if _ends_question(word)), len(row.words) - 1)


def _without_answers(sheet: Sheet, row: Row, labels: Sequence[Label]) -> Iterator[Label]:
    """ "Relationship: ___Patient___": what stands on another label's line is its answer."""
    lines: list[Box] = []
    for label in labels:
        middle = label.box.centre[0]
        if not label.colon and any(line.left <= middle <= line.right for line in lines):
            continue
        yield label
        line = line_after(sheet, row, label.last)
        if line is not None:
            lines.append(line)


def _in_row(sheet: Sheet, number: int, row: Row) -> Iterator[Label]:
    tokens = [_Token(text, at) for at, word in enumerate(row.words) for text in fold(word.text).split()]
    at = 0
    while at < len(tokens):
        label = _at(sheet, number, row, tokens, at)
        if label is None:
            at += 1
            continue
        yield label
        while at < len(tokens) and tokens[at].word <= label.last:
            at += 1


def _at(sheet: Sheet, number: int, row: Row, tokens: Sequence[_Token], at: int) -> Label | None:
    if at and tokens[at].word == tokens[at - 1].word:
        return None
    for count in range(min(_LONGEST, len(tokens) - at), 0, -1):
        first, last = tokens[at].word, tokens[at + count - 1].word
        if at + count < len(tokens) and tokens[at + count].word == last:
            continue
        words = row.words[first : last + 1]
        if any(_apart(sheet, before, after) for before, after in pairwise(words)):
            continue
        known = recognised(" ".join(token.text for token in tokens[at : at + count]))
        if known is None:
            continue
        if known[1] < 1 and words[-1].text.endswith(".") and not words[-1].text[:-1].isupper():
            continue  # a sentence
        if known[1] < _LIKE and not _opens(sheet, row, first):
            continue  # but the end of a question
        label = _accepted(sheet, number, row, first, last, *known)
        if label is not None:
            return label
    return None


def _apart(sheet: Sheet, before: Word, after: Word) -> bool:
    """Large letters have wide spaces, and so have a typewriter's."""
    size = max(1.0, min(before.box.height, after.box.height) / max(sheet.tall, 1e-6))
    letter = (before.box.width + after.box.width) / max(len(before.text) + len(after.text), 6)
    return after.box.left - before.box.right > max(_GAP * sheet.wide * min(size, 2.5), _SPACE * letter)


def _accepted(
    sheet: Sheet, number: int, row: Row, first: int, last: int, keys: tuple[str, ...], score: float
) -> Label | None:
    """The label, if it stands where a label can: with room before it, and an end or a line after it."""
    said = tuple(key for key in keys if key.startswith("said."))
    plain = tuple(key for key in keys if key not in said)
    opened = _opens(sheet, row, first)
    if not opened and row.words[last].text.endswith(".") and row.words[last].text[:-1].islower():
        return None  # a sentence ends there
    short = sum(len(word.text) for word in row.words[first : last + 1]) < 6
    lined = line_after(sheet, row, last) is not None
    if lined and (opened or said or not short):
        return _label(row, number, first, last, (*said, *plain), score)
    end, closed = _extended(sheet, row, last)
    capital = row.words[first].text[:1].isupper() or row.words[first].text[:1] in "¿¡"
    colon = _ends_question(row.words[end])
    if plain and (
        (opened and closed and not _inside_value(sheet, row, first, last))
        or (colon and capital and (not short or _after_value(row, first)))
    ):
        return _label(row, number, first, end, plain, score)
    if plain and opened and capital and _answered(row, last, last > first):
        return _label(row, number, first, last, plain, score)
    wrapped = not short and not capital and line_below(sheet, row, last) is not None
    return _label(row, number, first, last, (*said, *plain), score) if wrapped else None


def _answered(row: Row, last: int, long: bool) -> bool:
    """ "Patient Name Ann Lee": an answer follows at once, where the line under it was not seen."""
    if last + 1 >= len(row.words) or row.words[last].text.endswith(","):
        return False
    first = row.words[last + 1].text.lstrip("$#(")[:1]
    return first.isdigit() or (long and first.isupper() and fold(row.words[last + 1].text) not in FILLERS)


def _inside_value(sheet: Sheet, row: Row, first: int, last: int) -> bool:
    """A lone word hardly apart from the one before is a value's ("Granite State Services")."""
    if first == 0 or last > first or _ends_question(row.words[last]):
        return False
    before, word = row.words[first - 1], row.words[first]
    near = word.box.left - before.box.right < 2.0 * sheet.wide * max(1.0, word.box.height / sheet.tall)
    return near and len(fold(before.text)) > 1 and not before.text.endswith((":", ")", "]", ".", "_"))


def _label(row: Row, number: int, first: int, last: int, keys: tuple[str, ...], score: float) -> Label:
    words = row.words[first : last + 1]
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    if first and _numbers(row.words[first - 1]) and box.left - row.words[first - 1].box.right < box.height:
        box = row.words[first - 1].box.union(box)
    text = " ".join(word.text for word in words)
    return Label(keys, text, box, number, first, last, score, _ends_question(words[-1]))


def _numbers(word: Word) -> bool:
    """ "4b.", "(2)", "C.": the number of the label after it."""
    plain = fold(word.text).replace(" ", "")
    digits = sum(c.isdigit() for c in plain)
    return 0 < len(plain) <= 3 and (0 < digits <= 2 or (len(plain) == 1 and word.text.endswith((".", ")"))))


def _ends_question(word: Word) -> bool:
    return word.text.rstrip().endswith((":", "?"))


def _after_value(row: Row, first: int) -> bool:
    return first > 0 and any(c.isdigit() for c in row.words[first - 1].text)


def _opens(sheet: Sheet, row: Row, first: int) -> bool:
    if first == 0:
        return True
    before = row.words[first - 1]
    if _apart(sheet, before, row.words[first]):
        return True
    if before.text.endswith((":", ")", "]", "|", "_", ".", "•", "*")) or not fold(before.text):
        return True
    return len(fold(before.text)) == 1 and _opens(sheet, row, first - 1)


def _extended(sheet: Sheet, row: Row, last: int) -> tuple[int, bool]:
    """The label's real end (a hint in brackets, "or legal representative:"), and whether it is one."""
    end = last
    while True:
        word = row.words[end]
        following = row.words[end + 1] if end + 1 < len(row.words) else None
        if word.text.rstrip().endswith((":", "?")) and not (following and following.text.startswith("(")):
            return end, True
        if following is None or _apart(sheet, word, following):
            return end, True
        if _is_hint(following):
            closing = _closing(row, end + 1)
            if closing is None:
                return end, True
            end = closing
            continue
        if not fold(following.text):
            return end + (following.text.strip() == ":"), True
        words = fold(following.text).split()
        if end - last >= 8 or not all(token in FILLERS for token in words):
            return last, False
        end += 1


def _closing(row: Row, opening: int) -> int | None:
    for at in range(opening, min(opening + 14, len(row.words))):
        if row.words[at].text.rstrip(":;.,").endswith((")", "]", "}")):
            return at
    return None


def line_after(sheet: Sheet, row: Row, last: int) -> Box | None:
    """A line to write on that begins right after this word, on its own height."""
    word = row.words[last]
    following = row.words[last + 1] if last + 1 < len(row.words) else None
    for line in sheet.lines:
        begins = -0.6 * sheet.wide <= line.left - word.box.right <= 2.0 * sheet.wide
        level = -0.7 * sheet.tall <= line.top - word.box.bottom <= 0.9 * sheet.tall
        between = following is not None and following.box.centre[0] < line.left
        if begins and level and not between and line.width > 2 * sheet.wide:
            return line
    return None


def line_below(sheet: Sheet, row: Row, last: int) -> Box | None:
    """In running text: the row ends here, and the next one begins with a line to write on."""
    if last + 1 < len(row.words):
        return None
    for line in sheet.lines:
        beneath = 0.8 * sheet.tall < line.top - row.words[last].box.bottom < 4.6 * sheet.tall
        if beneath and line.left < sheet.left + 2 * sheet.wide and line.width > 8 * sheet.wide:
            return line
    return None


def line_over(sheet: Sheet, row: Row, first: int) -> bool:
    """The word begins under the beginning of a line to write on, close below: a caption. In brackets
    it may stand anywhere under it."""
    box = row.words[first].box
    bracket = row.words[first].text.startswith(("(", "["))
    return any(
        -0.5 * sheet.tall <= box.top - line.bottom <= 1.2 * sheet.tall
        and (abs(line.left - box.left) < 3 * sheet.wide or (bracket and line.left < box.left < line.right))
        and line.width > 4 * sheet.wide
        for line in sheet.lines
    )
