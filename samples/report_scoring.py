"""Compares what was read with what was written: types, fields, decisions, pages. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.form import Json
from samples.report_equality import Said, exact, items, marked_categories, same, withheld

INFERRED = frozenset(
    {
        "discloser.name",
        "direction",
        "recipient.self",
        "patient.ssn_seen",
        "records.other",
        "voicemail.allowed",
    }
)
"""Paths a reader may rightly give although the paper has no place for them: printed, or implied."""

TICKS = frozenset(
    {
        "records.items",
        "sensitive.items",
        "topics",
        "direction",
        "imaging.product",
        "recipient.self",
        "voicemail.allowed",
        "delivery.method",
        "delivery.format",
    }
)
_FORMS = frozenset({"authorization", "imaging", "amendment", "verbal"})


class Verdict(StrEnum):
    RIGHT = "right"
    EMPTY = "empty"
    """Not given, or declared unknown, where there was something to give."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Slices:
    """What a score can be sorted by."""

    form_type: str
    language: str
    style: str
    degradation: str
    resolution: str
    known: bool
    layout: str


@dataclass(frozen=True, slots=True)
class FieldScore:
    """`blank`: nothing was written there. `confidence`: of the reader, None where it gave nothing.
    `found`, `missed`, `invented`: single marks, for paths that are boxes. `evidence`: what the
    reader computed its confidence from."""

    file: str
    path: str
    verdict: Verdict
    blank: bool
    exact: bool
    confidence: float | None
    slices: Slices
    written: Json = None
    read: Json = None
    found: int = 0
    missed: int = 0
    invented: int = 0
    source: str = ""
    evidence: Mapping[str, Json] | None = None


@dataclass(frozen=True, slots=True)
class RequestScore:
    file: str
    verdict: Verdict
    written: str
    read: str
    confidence: float | None
    decision: str
    whole: bool
    slices: Slices
    fields: tuple[FieldScore, ...] = ()
    asked: bool = False
    """A rule asks for a person, whatever was read."""

    @property
    def published_wrong(self) -> bool:
        wrong = self.verdict is Verdict.WRONG or any(f.verdict is Verdict.WRONG for f in self.fields)
        return self.decision == "publish" and wrong

    @property
    def published_incomplete(self) -> bool:
        return self.decision == "publish" and any(f.verdict is Verdict.EMPTY for f in self.fields)


@dataclass(frozen=True, slots=True)
class FileScore:
    """`error`: the code with which reading failed. `kinds`: (written, read) for every page."""

    file: str
    error: str | None
    requests: tuple[RequestScore, ...]
    kinds: tuple[tuple[str, str], ...] = field(default_factory=tuple)


def score(expected: Mapping[str, Json], answer: Mapping[str, Json]) -> FileScore:
    """One file's expected JSON against its line of `intake read`."""
    file = str(expected["file"])
    read = list(_objects(answer.get("requests")))
    scores: list[RequestScore] = []
    for written in _objects(expected.get("requests")):
        match = _best(written, read)
        if match is not None:
            halves = [one for one in read if one is not match and _of_one_sheet(one, match)]
            read = [
                one for one in read if one is not match and one not in halves and not _linked(one, written)
            ]
            match = _whole(match, halves)
        scores.append(_request(file, written, match, _slices(expected, written)))
    for extra in read:
        if str(extra.get("form_type")) in _FORMS:
            scores.append(_invented(file, extra, _slices(expected, extra)))
    error = answer.get("error")
    code = str(error.get("code")) if isinstance(error, Mapping) else None
    return FileScore(file, code, tuple(scores), tuple(_kinds(expected, answer)))


def _slices(expected: Mapping[str, Json], written: Mapping[str, Json]) -> Slices:
    return Slices(
        form_type=str(written.get("form_type")),
        language=str(written.get("language")),
        style=str(expected["style"]),
        degradation=str(expected["degradation"]),
        resolution=resolution(expected),
        known=bool(expected["known"]),
        layout=str(expected.get("layout") or written.get("template")),
    )


def resolution(expected: Mapping[str, Json]) -> str:
    """fine, standard, scan (whatever its dots an inch), or digital."""
    if expected["style"] == "born_digital":
        return "digital"
    return "scan" if str(expected["resolution"]).endswith("dpi") else str(expected["resolution"])


def _objects(value: Json) -> Iterator[Mapping[str, Json]]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        yield from (item for item in value if isinstance(item, Mapping))


def _pages(request: Mapping[str, Json]) -> frozenset[int]:
    pages = request.get("pages")
    if isinstance(pages, str) or not isinstance(pages, Sequence):
        return frozenset()
    return frozenset(page for page in pages if isinstance(page, int))


def _best(written: Mapping[str, Json], read: list[Mapping[str, Json]]) -> Mapping[str, Json] | None:
    """The request that shares most pages with the written one; same type first among equals (images
    and records asked for on one sheet are two requests of the same page)."""
    shared = [
        (len(_pages(written) & _pages(one)), one.get("form_type") == written.get("form_type"), -place)
        for place, one in enumerate(read)
    ]
    if not shared or max(shared)[0] == 0:
        return None
    return read[-max(shared)[2]]


def _acceptable(written: Mapping[str, Json]) -> frozenset[str]:
    """The paper's type, and imaging where a release form asks for images too: that may become an
    imaging request, or a second one linked to the first."""
    fields = written.get("fields")
    asked = items(Said(fields.get("records.items"))) if isinstance(fields, Mapping) else frozenset()
    kind = str(written.get("form_type"))
    return frozenset({kind, "imaging"} if kind == "authorization" and "images" in asked else {kind})


def _of_one_sheet(one: Mapping[str, Json], other: Mapping[str, Json]) -> bool:
    """The two linked requests of a form that asks two desks."""
    return bool(one.get("related")) and bool(other.get("related")) and _pages(one) == _pages(other)


def _whole(one: Mapping[str, Json], halves: Sequence[Mapping[str, Json]]) -> Mapping[str, Json]:
    """A form as it was read before it was parted: each half keeps what its desk acts on."""
    fields = dict(given) if isinstance(given := one.get("fields"), Mapping) else {}
    for half in halves:
        others = half.get("fields")
        for path, value in others.items() if isinstance(others, Mapping) else ():
            fields[path] = _together(fields[path], value) if path in fields else value
    return {**one, "fields": fields}


def _together(one: Json, other: Json) -> Json:
    """Entries of both halves' lists; any other value is the same in both."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return one
    ours, theirs = one.get("value"), other.get("value")
    if isinstance(ours, list) and isinstance(theirs, list):
        return {**one, "value": [*ours, *(entry for entry in theirs if entry not in ours)]}
    return one


def _linked(read: Mapping[str, Json], written: Mapping[str, Json]) -> bool:
    kinds = _acceptable(written)
    return len(kinds) > 1 and str(read.get("form_type")) in kinds and bool(_pages(read) & _pages(written))


def _request(
    file: str, written: Mapping[str, Json], read: Mapping[str, Json] | None, slices: Slices
) -> RequestScore:
    kind = str(written["form_type"])
    found = "none" if read is None else str(read.get("form_type"))
    verdict = _type_verdict(_acceptable(written), found)
    fields = _fields(file, written, read, slices) if kind in _FORMS else ()
    whole = verdict is Verdict.RIGHT and all(f.verdict is Verdict.RIGHT for f in fields)
    return RequestScore(
        file=file,
        verdict=verdict,
        written=kind,
        read=found,
        confidence=None if read is None else _number(read.get("confidence")),
        decision="none" if read is None else str(read.get("decision")),
        whole=whole,
        slices=slices,
        fields=fields,
        asked=read is not None and _asked(read),
    )


def _asked(read: Mapping[str, Json]) -> bool:
    return any(finding.get("severity") in ("review", "block") for finding in _objects(read.get("findings")))


def _type_verdict(acceptable: frozenset[str], read: str) -> Verdict:
    if read in acceptable or ("other" in acceptable and read == "none"):
        return Verdict.RIGHT
    return Verdict.EMPTY if read in ("unknown", "none") else Verdict.WRONG


def _invented(file: str, read: Mapping[str, Json], slices: Slices) -> RequestScore:
    """A request where there was none: its type is wrong whatever it is."""
    return RequestScore(
        file=file,
        verdict=Verdict.WRONG,
        written="none",
        read=str(read.get("form_type")),
        confidence=_number(read.get("confidence")),
        decision=str(read.get("decision")),
        whole=False,
        slices=slices,
    )


def _fields(
    file: str, written: Mapping[str, Json], read: Mapping[str, Json] | None, slices: Slices
) -> tuple[FieldScore, ...]:
    wanted, given = written.get("fields"), {} if read is None else read.get("fields")
    assert isinstance(wanted, Mapping)
    given = given if isinstance(given, Mapping) else {}
    scores = [_field(file, path, Said(value), given.get(path), slices) for path, value in wanted.items()]
    for path in sorted(set(given) - set(wanted) - INFERRED):
        extra = _field(file, path, Said(None), given[path], slices)
        if extra.verdict is Verdict.WRONG:
            scores.append(extra)
    return tuple(scores)


def _field(file: str, path: str, written: Said, found: Json, slices: Slices) -> FieldScore:
    value = found.get("value") if isinstance(found, Mapping) else None
    code = found.get("code") if isinstance(found, Mapping) else None
    evidence = found.get("evidence") if isinstance(found, Mapping) else None
    read = Said(value, code if isinstance(code, str) else None)
    marks, seen = _marks(path, written), _marks(path, read)
    return FieldScore(
        file=file,
        path=path,
        verdict=_verdict(path, written, read),
        blank=written.blank,
        exact=exact(written, read),
        confidence=_number(found.get("confidence")) if isinstance(found, Mapping) else None,
        slices=slices,
        written=written.value,
        read=read.value,
        found=len(marks & seen),
        missed=len(marks - seen),
        invented=len(seen - marks),
        source=str(found.get("source")) if isinstance(found, Mapping) else "",
        evidence=evidence if isinstance(evidence, Mapping) else None,
    )


def _verdict(path: str, written: Said, read: Said) -> Verdict:
    if path == "signature.present":
        if read.value is None:
            return Verdict.EMPTY
        return Verdict.RIGHT if bool(written.value) is bool(read.value) else Verdict.WRONG
    if path == "recipient.self" and written.blank and read.value is False:
        return Verdict.RIGHT
    if written.blank or read.blank:
        if written.blank and read.blank:
            return Verdict.RIGHT
        return Verdict.WRONG if written.blank else Verdict.EMPTY
    if same(path, written, read):
        return Verdict.RIGHT
    if path == "sensitive.items" and withheld(written, read):
        return Verdict.EMPTY
    return Verdict.WRONG


def _marks(path: str, said: Said) -> frozenset[str]:
    if path == "sensitive.items":
        return frozenset("/".join(pair) for pair in marked_categories(said.value))
    return items(said) if path in TICKS else frozenset()


def _kinds(expected: Mapping[str, Json], answer: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    read = {page.get("page"): str(page.get("kind")) for page in _objects(answer.get("pages"))}
    for page in _objects(expected.get("pages")):
        yield str(page["kind"]), read.get(page["page"], "missing")


def _number(value: Json) -> float | None:
    return float(value) if isinstance(value, int | float) else None
