"""python -m samples.fit_gist: fit the models by which classifiers.gist tells what a printed line asks for.

Learns from lines composed of the phrases in gist_phrases.toml and from the wordings of lexicon/fields.toml,
some of them misread as faxes are; writes classifiers/lexicon/gist.json. No form, and no page of any sample,
is read.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import click
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from classifiers.fold import fold
from classifiers.gist import features, tokens, word_of

_PHRASES = Path(__file__).parent / "gist_phrases.toml"
_FIELDS = Path("classifiers/lexicon/fields.toml")
_MODELS = Path("classifiers/lexicon/gist.json")
_SLOT = re.compile(r"\{(\w+)\}")
_EACH, _MOST_TRIES = 12, 40
"""Lines made of one pattern that has slots."""
_SLIPPED = 0.15
_UNHEARD = 0.05
"""Share of words that are made unknown, so that the models learn to do without them."""
_LEAST_SEEN = 2
_SHORTEST = 8
_LOOSE = 60.0
_LEAST_WEIGHT = 0.25
_SLIPS = {"o": "0", "l": "1", "i": "l", "e": "c", "c": "e", "a": "o", "n": "r", "m": "rn", "h": "b", "t": "f"}


@dataclass(frozen=True, slots=True)
class Line:
    """A folded line with what it asks for and whose it is. `whose` None: not to be learnt from it."""

    text: str
    whose: str | None
    what: str | None
    weight: float


def composed(seed: str) -> Iterator[Line]:
    """Each pattern draws for itself: one added leaves what the others say as it was."""
    table = tomllib.loads(_PHRASES.read_text(encoding="utf-8"))
    slots: Mapping[str, Sequence[str]] = table["slots"]
    for entry in table["say"]:
        for pattern in entry["lines"]:
            made = _made(pattern, slots, Random(f"{seed}/{pattern}"))
            for text in made:
                yield Line(
                    text, entry["whose"], entry.get("what"), (2.0 if len(made) == 1 else 5.0 / len(made))
                )


def _made(pattern: str, slots: Mapping[str, Sequence[str]], rng: Random) -> list[str]:
    if not _SLOT.search(pattern):
        return [fold(pattern)]
    found: dict[str, None] = {}
    for _ in range(_MOST_TRIES):
        text = pattern
        while _SLOT.search(text):
            text = _SLOT.sub(lambda match: rng.choice(slots[match.group(1)]), text)
        found[fold(text)] = None
        if len(found) == _EACH:
            break
    return list(found)


_WHATS = {
    "patient.mrn": "mrn",
    "patient.other_names": "other_names",
    "patient.date_of_birth": "date_of_birth",
    "signature.present": "signature",
    "signature.date": "signature_date",
    "signer.relationship": "relationship",
    "records.date_from": "from",
    "records.date_to": "to",
    "imaging.date_from": "from",
    "imaging.date_to": "to",
    "records.exclusions": "exclusions",
    "amendment.entry_date": "entry_date",
    "imaging.exams": "exams",
    "imaging.body_part": "body_part",
    "revoked_on": "revoked",
    "stop.ssn": "ssn",
    "stop.other": "other",
}


def listed() -> Iterator[Line]:
    """Of the labels and headings of the lexicon. One that several keys claim teaches little."""
    tables = tomllib.loads(_FIELDS.read_text(encoding="utf-8"))
    claims = Counter(fold(text) for table in tables.values() for text in table.get("labels", ()))
    for key, table in tables.items():
        if "labels" not in table or key.startswith("said."):
            continue
        owner, _, field = key.partition(".")
        what = _WHATS.get(key, field or key)
        for text in table["labels"]:
            if claims[fold(text)] == 1:
                whose = owner if owner in ("any", "patient", "recipient", "discloser", "signer") else None
                yield Line(fold(text), whose, what, 1.0)
    for owner, texts in tables["sections"].items():
        for text in texts:
            yield Line(fold(text), owner, None, 1.0)


def options() -> Iterator[Line]:
    """What stands beside tick boxes asks for nothing."""
    text = (_FIELDS.parent / "options.toml").read_text(encoding="utf-8")
    for table in tomllib.loads(text).values():
        for listed_texts in table.values() if isinstance(table, dict) else ():
            for option in listed_texts if isinstance(listed_texts, list) else ():
                if isinstance(option, str) and len(option) > _SHORTEST:
                    yield Line(fold(option), None, "none", 1.0)


def misread(text: str, rng: Random) -> str:
    at = rng.randrange(len(text))
    return text[:at] + _SLIPS.get(text[at], text[at]) + text[at + 1 :]


def words_of(lines: Sequence[Line]) -> tuple[str, ...]:
    counts = Counter(token for line in lines for token in set(tokens(line.text)))
    return tuple(sorted(word for word, count in counts.items() if count >= _LEAST_SEEN))


def rows(lines: Iterable[Line], words: tuple[str, ...], seed: str) -> Iterator[tuple[str, ...]]:
    known = frozenset(words)
    for line in lines:
        rng = Random(f"{seed}/{line.text}")
        text = misread(line.text, rng) if rng.random() < _SLIPPED else line.text
        heard = [word_of(token, known, words) for token in tokens(text)]
        yield tuple(features(["?" if rng.random() < _UNHEARD and len(heard) > 2 else w for w in heard]))


def fitted(
    seen: Sequence[tuple[str, ...]], targets: Sequence[str], weights: Sequence[float]
) -> dict[str, object]:
    counts = Counter(feature for row in seen for feature in row)
    names = sorted(feature for feature, count in counts.items() if count >= _LEAST_SEEN)
    at = {name: number for number, name in enumerate(names)}
    table = _matrix(seen, at)
    model = LogisticRegression(C=_LOOSE, max_iter=400)
    model.fit(table, np.array(targets), sample_weight=np.array(weights))
    found: dict[str, dict[str, int]] = {}
    for number, name in enumerate(names):
        column = model.coef_[:, number]
        kept = {str(n): round(float(w) * 100) for n, w in enumerate(column) if abs(w) >= _LEAST_WEIGHT}
        if kept:
            found[name] = kept
    return {
        "classes": [str(each) for each in model.classes_],
        "bias": [round(float(each), 3) for each in model.intercept_],
        "weights": found,
    }


def _matrix(seen: Sequence[tuple[str, ...]], at: Mapping[str, int]) -> csr_matrix:
    values, columns, starts = [], [], [0]
    for row in seen:
        scale = 1 / np.sqrt(max(len(row), 1))
        for feature in row:
            if feature in at:
                columns.append(at[feature])
                values.append(scale)
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(seen), len(at)))


@click.command(help=__doc__)
@click.option("--seed", type=int, default=1)
def main(seed: int) -> None:
    drawn = f"gist/{seed}"
    lines = [*composed(drawn), *listed(), *options()]
    words = words_of(lines)
    seen = list(rows(lines, words, drawn))
    models: dict[str, object] = {"words": words}
    for head in ("whose", "what"):
        told = [(row, getattr(line, head), line.weight) for row, line in zip(seen, lines, strict=True)]
        told = [each for each in told if each[1] is not None]
        models[head] = fitted(*(list(column) for column in zip(*told, strict=True)))
    _MODELS.write_text(json.dumps(models, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    click.echo(f"{len(lines)} lines, {len(words)} words, {_MODELS.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
