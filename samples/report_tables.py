"""The accuracy report as Markdown tables. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from samples.report_calibration import bins, expected_error
from samples.report_errors import commonest
from samples.report_release import release
from samples.report_scoring import TICKS, FieldScore, FileScore, RequestScore, Verdict

TYPED = frozenset({"typed", "born_digital"})
_FORMS = ("authorization", "imaging", "amendment", "verbal")
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Run:
    """What the report is about. `date`: ISO date. `command`: how to make it again."""

    date: str
    command: str
    which: str
    seed: int
    known: int
    foreign: int
    seconds: float


def accuracy_report(run: Run, files: Sequence[FileScore]) -> str:
    requests = [request for file in files for request in file.requests]
    fields = [score for request in requests for score in request.fields]
    parts = [
        _introduction(run, files),
        "## In short\n\n" + _short(requests, fields),
        "## Form type\n\n" + _types(requests),
        "## Fields\n\n" + _by(fields, "field", lambda f: f.path),
        "### By form type\n\n" + _by(fields, "form type", lambda f: f.slices.form_type),
        "### By layout: our own blanks, and other organisations' paper\n\n" + _by(fields, "layout", _whose),
        "### By style\n\n" + _by(fields, "style and layout", lambda f: f"{f.slices.style}, {_whose(f)}"),
        "### By degradation\n\n" + _by(fields, "degradation", lambda f: f.slices.degradation),
        "### By resolution\n\n" + _by(fields, "resolution", lambda f: f.slices.resolution),
        "### By language of the paper\n\n" + _by(fields, "language", lambda f: f.slices.language),
        "### Writing, by style, damage, resolution and language\n\n" + _slices(fields),
        "## Ticks and signatures\n\n" + _marks(fields),
        "## Whole requests and decisions\n\n" + _decisions(requests),
        "## Without a person\n\n" + _released(requests),
        "## Pages\n\n" + _pages(files),
        "## Confidence\n\n" + _confidence(requests, fields) + _LEARNT,
        "## The ten commonest kinds of error\n\n" + _KINDS + _kinds(fields),
        "## Where most goes wrong\n\n" + _worst(fields),
    ]
    return "\n\n".join(parts) + "\n"


_KINDS = "With a picture of each, from pages that were tuned on, in [What is misread](misread.md).\n\n"


_LEARNT = "\n\nWhat corrections make of it, in simulation: [What corrections teach](learning-curve.md)."


def _introduction(run: Run, files: Sequence[FileScore]) -> str:
    failed = Counter(file.error for file in files if file.error)
    errors = ", ".join(f"{code} {count}" for code, count in sorted(failed.items())) or "none"
    return f"""# Accuracy

Written by `{run.command}` on {run.date}:
{len(files)} deliveries of the `{run.which}` set (seed {run.seed}), {run.known} with our own blanks and
{run.foreign} with paper of other organisations, a third of which is no form at all.
Reading them took {run.seconds:.0f} seconds. Files that could not be read: {errors}.

**What is measured.** Invented people fill in forms, typed or in handwriting fonts; the pages go through
a simulated fax line or a scanner, and `intake read` reads them as the service would. Its answer is
compared with what was written. The people, hands and foreign layouts of the `report` set appear nowhere
in the `tune` set, and nothing is tuned on them. All of it is drawn by programs: real paper and real
hands are worse, so take these figures as an upper bound.

**How values are compared.** *Right*: the normalised values say the same, ignoring case, accents, spaces
and punctuation; where the catalogue gives a code, the codes decide. *Exact*: the very same value.
*Empty*: something was written and nothing was given. *Wrong*: something else was given, or something
where nothing was written. *Blank kept*: share of the places left blank for which nothing was given.
A release form that asks for images too may rightly become an imaging request, or two linked ones. A
marked category whose meaning the reader would not state (`unknown_polarity`) counts as empty."""


def _short(requests: Sequence[RequestScore], fields: Sequence[FieldScore]) -> str:
    filled = [f for f in fields if not f.blank]
    own = [f for f in filled if f.slices.known]
    foreign = [f for f in filled if not f.slices.known]
    released = [r for r in requests if r.decision == "publish"]
    rows: list[Row] = [("Form type right", _share([r.verdict is Verdict.RIGHT for r in requests]))]
    rows.append(
        ("Form type wrong (unknown is not wrong)", _share([r.verdict is Verdict.WRONG for r in requests]))
    )
    for name, group in (("our blanks", own), ("other paper", foreign)):
        for title, styles in (("Typed", TYPED), ("Handprint", {"handprint"}), ("Cursive", {"cursive"})):
            chosen = [f for f in group if f.slices.style in styles and not _is_mark(f)]
            rows.append(
                (f"{title} fields right, {name}", _share([f.verdict is Verdict.RIGHT for f in chosen]))
            )
    for name in ("our blanks", "other paper"):
        signed = [f for f in fields if f.path == "signature.present" and _whose(f) == name]
        rows.append(
            (f"Signature presence right, {name}", _share([f.verdict is Verdict.RIGHT for f in signed]))
        )
    rows.append(("Whole requests right (forms)", _share([r.whole for r in requests if r.written in _FORMS])))
    rows.append(("Published without a person", _share([r.decision == "publish" for r in requests])))
    rows.append(
        ("**Published and wrong**, of those published", _share([r.published_wrong for r in released]))
    )
    rows.append(
        (
            "Published with something left out, of those published",
            _share([r.published_incomplete for r in released]),
        )
    )
    return _table(("what", "share"), rows)


def _types(requests: Sequence[RequestScore]) -> str:
    groups: dict[str, list[RequestScore]] = {}
    for request in requests:
        groups.setdefault(f"{request.written}, {_whose(request)}", []).append(request)
    rows: list[Row] = []
    for name, group in sorted(groups.items()):
        verdicts = Counter(r.verdict for r in group)
        read = Counter(r.read for r in group if r.verdict is Verdict.WRONG)
        rows.append(
            (
                name,
                str(len(group)),
                *(_percent(verdicts[v], len(group)) for v in Verdict),
                ", ".join(f"{kind} {count}" for kind, count in read.most_common()) or "",
            )
        )
    return _table(("written", "count", "right", "unknown", "wrong", "read as"), rows)


def _by(fields: Sequence[FieldScore], title: str, key: Callable[[FieldScore], str]) -> str:
    groups: dict[str, list[FieldScore]] = {}
    for score in fields:
        groups.setdefault(key(score), []).append(score)
    return _table(
        (title, *_FIELD_HEAD), [(name, *_field_row(group)) for name, group in sorted(groups.items())]
    )


_FIELD_HEAD = ("written", "right", "empty", "wrong", "exact", "left blank", "blank kept")


def _field_row(group: Sequence[FieldScore]) -> Row:
    filled = [f for f in group if not f.blank]
    blank = [f for f in group if f.blank]
    verdicts = Counter(f.verdict for f in filled)
    return (
        str(len(filled)),
        *(_percent(verdicts[v], len(filled)) for v in Verdict),
        _percent(sum(f.exact for f in filled), len(filled)),
        str(len(blank)),
        _percent(sum(f.verdict is Verdict.RIGHT for f in blank), len(blank)),
    )


_CONDITIONS = ("fine", "standard", "scan", "digital")


def _slices(fields: Sequence[FieldScore]) -> str:
    """Right of what was written, ticks and signatures left out."""
    groups: dict[tuple[str, str, str], list[FieldScore]] = {}
    for one in fields:
        if not one.blank and not _is_mark(one):
            groups.setdefault((_whose(one), one.slices.style, one.slices.degradation), []).append(one)
    rows: list[Row] = []
    for (whose, style, worn), group in sorted(groups.items()):
        by_resolution = ([f for f in group if f.slices.resolution == name] for name in _CONDITIONS)
        by_language = ([f for f in group if f.slices.language == name] for name in ("en", "es"))
        rows.append((whose, style, worn, *(_right_of(part) for part in (*by_resolution, *by_language))))
    return _table(("paper", "style", "damage", *_CONDITIONS, "English", "Spanish"), rows)


def _right_of(group: Sequence[FieldScore]) -> str:
    return _share([f.verdict is Verdict.RIGHT for f in group]) if group else ""


def _released(requests: Sequence[RequestScore]) -> str:
    rows: list[Row] = []
    for whose in ("our blanks", "other paper"):
        for style in ("typed", "born_digital", "handprint", "cursive"):
            group = [
                r for r in requests if _whose(r) == whose and r.slices.style == style and r.written in _FORMS
            ]
            if group:
                found = release(group)
                rows.append(
                    (
                        f"{style}, {whose}",
                        str(found.requests),
                        _percent(found.passed, found.requests),
                        str(found.complete),
                        _percent(found.passed, found.complete),
                        str(found.values),
                        str(found.wrong),
                        _percent(found.wrong, found.values),
                    )
                )
    head = (
        *("style", "requests", "needed no person", "complete", "of these no person"),
        *("values released", "of them wrong", "wrong"),
    )
    return (
        "With the thresholds as shipped. *Complete*: no rule asks for a person, as it does where a signature "
        "or proof of authority is missing, whatever was read.\n\n" + _table(head, rows)
    )


def _kinds(fields: Sequence[FieldScore]) -> str:
    rows: list[Row] = []
    for whose in ("our blanks", "other paper"):
        group = [f for f in fields if _whose(f) == whose]
        total = sum(f.verdict is not Verdict.RIGHT for f in group)
        rows += [(whose, name, str(count), _percent(count, total)) for name, count in commonest(group)]
    return _table(("paper", "kind", "count", "of all errors there"), rows)


def _marks(fields: Sequence[FieldScore]) -> str:
    rows: list[Row] = []
    for whose in ("our blanks", "other paper"):
        group = [
            f for f in fields if _whose(f) == whose and (f.path in TICKS or f.found + f.missed + f.invented)
        ]
        found, missed = sum(f.found for f in group), sum(f.missed for f in group)
        invented = sum(f.invented for f in group)
        rows.append(
            (f"marked boxes, {whose}", str(found + missed), _percent(found, found + missed), str(invented))
        )
        signed = [f for f in fields if f.path == "signature.present" and _whose(f) == whose]
        there = [f for f in signed if f.written]
        hit = sum(f.verdict is Verdict.RIGHT for f in there)
        false = sum(f.verdict is Verdict.WRONG for f in signed if not f.written)
        rows.append((f"signatures, {whose}", str(len(there)), _percent(hit, len(there)), str(false)))
    return _table(("what", "made", "found", "seen where there is none"), rows)


def _decisions(requests: Sequence[RequestScore]) -> str:
    rows: list[Row] = []
    groups: dict[str, list[RequestScore]] = {}
    for request in requests:
        groups.setdefault(f"{request.written}, {_whose(request)}", []).append(request)
    for name, group in sorted(groups.items()):
        decided = Counter(r.decision for r in group)
        rows.append(
            (
                name,
                str(len(group)),
                _percent(sum(r.whole for r in group), len(group)),
                *(str(decided[d]) for d in ("publish", "review", "exceptions", "none")),
                str(sum(r.published_wrong for r in group)),
            )
        )
    head = (
        "written",
        "count",
        "wholly right",
        "publish",
        "review",
        "exceptions",
        "no request",
        "published and wrong",
    )
    return _table(head, rows)


def _pages(files: Sequence[FileScore]) -> str:
    kinds = Counter(pair for file in files for pair in file.kinds)
    written = sorted({pair[0] for pair in kinds})
    rows: list[Row] = []
    for kind in written:
        total = sum(count for pair, count in kinds.items() if pair[0] == kind)
        others = ", ".join(f"{p[1]} {c}" for p, c in sorted(kinds.items()) if p[0] == kind and p[1] != kind)
        rows.append((kind, str(total), _percent(kinds[kind, kind], total), others))
    return _table(("page", "count", "right", "read as"), rows)


def _confidence(requests: Sequence[RequestScore], fields: Sequence[FieldScore]) -> str:
    of_own, of_other = (
        [
            (f.confidence, f.verdict is Verdict.RIGHT)
            for f in fields
            if f.confidence is not None and _whose(f) == whose
        ]
        for whose in ("our blanks", "other paper")
    )
    of_types = [(r.confidence, r.verdict is Verdict.RIGHT) for r in requests if r.confidence is not None]
    parts = []
    for name, claims in (
        ("field values on our blanks", of_own),
        ("field values on other paper", of_other),
        ("form types", of_types),
    ):
        table = bins(claims)
        rows: list[Row] = [
            (f"{one.low:.2f} to {one.high:.2f}", str(one.count), f"{one.claimed:.3f}", f"{one.right:.3f}")
            for one in table
        ]
        parts.append(
            f"Of {name}: expected calibration error {expected_error(table):.3f}.\n\n"
            + _table(("confidence", "count", "claimed", "right"), rows)
        )
    return "\n\n".join(parts)


def _worst(fields: Sequence[FieldScore], most: int = 25) -> str:
    wrong = Counter((f.path, f.slices.layout, f.verdict) for f in fields if f.verdict is not Verdict.RIGHT)
    rows: list[Row] = [
        (path, layout, verdict.value, str(count))
        for (path, layout, verdict), count in wrong.most_common(most)
    ]
    return _table(("field", "layout", "how", "count"), rows)


def _is_mark(score: FieldScore) -> bool:
    return score.path in TICKS or score.path == "signature.present"


def _whose(score: FieldScore | RequestScore) -> str:
    return "our blanks" if score.slices.known else "other paper"


def _share(hits: Sequence[bool]) -> str:
    return f"{_percent(sum(hits), len(hits))} of {len(hits)}"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _table(head: Row, rows: Iterable[Row]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])
