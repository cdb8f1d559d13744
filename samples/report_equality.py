"""When a value read counts as the value written: by path, on normalised values."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.form import Json

_NAMES = frozenset({"patient.name", "signer.name", "recipient.name"})


@dataclass(frozen=True, slots=True)
class Said:
    """A value with the code beside it, as it was written or as it was read."""

    value: Json
    code: str | None = None

    @property
    def blank(self) -> bool:
        if self.value is None or self.value == "" or self.value == []:
            return True
        return marked_categories(self.value) == frozenset() if _is_sensitive(self.value) else False


def fold(text: str) -> str:
    """Lower case, no accents, letters and digits only."""
    plain = unicodedata.normalize("NFKD", text)
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c))).casefold()


def same(path: str, written: Said, read: Said) -> bool:
    """True when both say the same thing; codes decide where both have them."""
    if path == "sensitive.items":
        return marked_categories(written.value) == marked_categories(read.value)
    if path == "contacts":
        return _contacts(written.value) == _contacts(read.value)
    if isinstance(written.value, bool) or isinstance(read.value, bool):
        return written.value is read.value
    codes, found = _codes(written), _codes(read)
    if codes and found:
        return codes == found
    return _texts(path, written.value) == _texts(path, read.value)


def exact(written: Said, read: Said) -> bool:
    """The very same normalised value, accents, case and punctuation included."""
    return _plain(written.value) == _plain(read.value)


def withheld(written: Said, read: Said) -> bool:
    """The reader saw a mark beside a category and would not say what it means, and said nothing false."""
    seen, true = marked_categories(read.value), marked_categories(written.value)
    return seen < true and any(_text(item, "decision") == "unknown_polarity" for item in _items(read.value))


def marked_categories(value: Json) -> frozenset[tuple[str, str]]:
    """Category and decision of every one that was granted or refused."""
    pairs = ((_text(item, "category"), _text(item, "decision")) for item in _items(value))
    return frozenset(pair for pair in pairs if pair[1] in ("granted", "refused"))


def items(said: Said) -> frozenset[str]:
    """What is marked among some options, by code; yes, no and plain codes as they are."""
    if isinstance(said.value, bool | str) and not said.code:
        return frozenset({str(said.value)})
    return _codes(said)


def _is_sensitive(value: Json) -> bool:
    return any("decision" in item for item in _items(value))


def _items(value: Json) -> list[Mapping[str, Json]]:
    if isinstance(value, Mapping):
        return [value]
    if isinstance(value, str) or not isinstance(value, Sequence):
        return []
    return [item for item in value if isinstance(item, Mapping)]


def _text(item: Mapping[str, Json], key: str) -> str:
    return str(item.get(key) or "")


def _codes(said: Said) -> frozenset[str]:
    beside = said.code.split(",") if said.code else []
    return frozenset([*beside, *(_text(item, "code") for item in _items(said.value))]) - {""}


def _contacts(value: Json) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (fold(_text(item, "name")), fold(_text(item, "relationship")), fold(_text(item, "phone")))
        for item in _items(value)
    )


def _texts(path: str, value: Json) -> frozenset[str]:
    """Folded texts; a name with a comma is turned round first."""
    if isinstance(value, str):
        family, comma, given = value.partition(",")
        turned = path in _NAMES and comma and len(given.split()) > 0 and not _title(given)
        return frozenset({fold(f"{given} {family}" if turned else value)})
    if isinstance(value, Mapping):
        return frozenset({fold(_text(value, "text") or _text(value, "label"))})
    if isinstance(value, Sequence):
        return frozenset().union(*(_texts(path, item) for item in value))
    return frozenset() if value is None else frozenset({fold(str(value))})


def _title(after_comma: str) -> bool:
    return fold(after_comma) in {"md", "do", "rn", "np", "esq", "phd", "jr", "sr", "ii", "iii"}


def _plain(value: Json) -> Json:
    if isinstance(value, Mapping):
        return str(value.get("text") or value.get("label") or value.get("code") or sorted(value.items()))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value
