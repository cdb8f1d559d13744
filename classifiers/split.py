"""A delivery taken apart: what each page is, which pages make a form, and of which type it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from classifiers import evidence, grouping, language
from classifiers.chances import chances, of_form
from classifiers.cover import pages_announced, urgent
from classifiers.evidence import Evidence
from classifiers.judged import JudgedPage, judge
from domain.form import FieldValue, FormDefinition, FormRun, FormType, Language, Packet
from domain.page import PageKind, PageReading

_NAMED = 0.6
"""Below this probability a type is not named."""
_LINE_PRIOR = 0.5
_NO_REQUEST = 0.6
"""From this probability on, papers are said to be no request."""
_SUREST, _NOTHING_CLAIMED = 0.99, 0.0
"""A type that is not named is never right; an abstention claims nothing."""
_FEWEST_CONCEPTS = 3
_LOOKS_LIKE = 1.5
_RUNNING_WORDS = (
    "purpose",
    "records.exclusions",
    "amendment.entry",
    "amendment.correction",
    "amendment.reason",
    "signer.authority",
    "signer.relationship",
    "expiration",
)
"""Only fields of running words tell the writer's language; a name is Spanish in any hand."""


def split(
    readings: Sequence[PageReading], definitions: Sequence[FormDefinition], expected: FormType | None
) -> Packet:
    """`expected`: what the fax line usually carries; it tips a scale, it never decides."""
    known = {definition.id: definition for definition in definitions}
    pages = grouping.with_continuations([judge(reading, known) for reading in readings])
    groups = grouping.groups(pages)
    kinds = {page.number: str(page.kind) for page in _attachments(pages)}
    forms = (
        _run(group, known, expected, [page for before in groups[:at] for page in before])
        for at, group in enumerate(groups)
    )
    runs = tuple(forms) or _no_form(pages, expected)
    covers = [page.reading for page in pages if page.kind is PageKind.COVER]
    return Packet(kinds, runs, pages_announced(covers), urgent(covers))


def settle_type(run: FormRun, fields: Mapping[str, FieldValue], line: FormType | None) -> FormRun:
    """The run after its fields are known: images-only authorizations are imaging requests, and the
    writing may tell the writer's language."""
    run = replace(run, fill_language=run.fill_language or _fill_language(fields))
    if fields and not any(_filled(value) for value in fields.values()):
        run = replace(run, reasons=(*run.reasons, "Nothing seems to be filled in: it may be an empty blank."))
    if run.form_type is FormType.AUTHORIZATION and _asks_images(fields, line is FormType.IMAGING):
        reason = "The form is a release of records, but what it asks for is images."
        return replace(run, form_type=FormType.IMAGING, reasons=(*run.reasons, reason))
    return run


def _filled(value: FieldValue) -> bool:
    """Somebody wrote or marked something there; a place nobody signed says no more than an empty one."""
    return bool(value.raw.strip()) or value.value not in (None, False, "", (), [])


def _asks_images(fields: Mapping[str, FieldValue], imaging_line: bool) -> bool:
    codes = _record_codes(fields.get("records.items"))
    product = fields.get("imaging.product")
    images = "images" in codes or (product is not None and product.value in ("images", "both"))
    rest = codes - {"images", "radiology_report"} if imaging_line else codes - {"images"}
    return images and (imaging_line or not rest)


def _record_codes(items: FieldValue | None) -> frozenset[str]:
    if items is None or not isinstance(items.value, Sequence) or isinstance(items.value, str):
        return frozenset()
    return frozenset(str(item.get("code")) for item in items.value if isinstance(item, Mapping))


def _fill_language(fields: Mapping[str, FieldValue]) -> Language | None:
    return language.of_writing(fields[path].raw for path in _RUNNING_WORDS if path in fields)


def _run(
    group: Sequence[JudgedPage],
    known: Mapping[str, FormDefinition],
    expected: FormType | None,
    earlier: Sequence[JudgedPage],
) -> FormRun:
    """`earlier`: pages of the forms before it."""
    pages = grouping.ordered(group)
    first = next((page for page in pages if page.match), None)
    if first is not None and first.match is not None:
        return _known_run(pages, known[first.match.template])
    form_type, confidence = _type(pages, expected)
    missing = _missing(pages)
    reasons = [f"Page {number} of this form did not arrive." for number in missing]
    reasons += _proposals(pages, earlier)
    if form_type is FormType.UNKNOWN:
        reasons.append("What kind of form this is could not be told.")
    return FormRun(
        pages=tuple(page.number for page in pages),
        form_type=form_type,
        confidence=confidence,
        language=language.of_paper([page.reading for page in pages]),
        missing_pages=missing,
        reasons=tuple(reasons),
    )


def _proposals(pages: Sequence[JudgedPage], earlier: Sequence[JudgedPage]) -> Iterable[str]:
    """What a person should look at: pages put together, or seen twice, with nothing printed to say so."""
    if len(pages) > 1 and any(page.place is None for page in pages):
        numbers = " and ".join(str(page.number) for page in pages)
        yield f"Pages {numbers} were taken for one form; check that they belong together."
    for page in pages:
        twins = (other.number for other in earlier if page.same_sheet(other))
        yield from (f"Page {page.number} looks like page {number} sent twice." for number in twins)


def _known_run(pages: Sequence[JudgedPage], definition: FormDefinition) -> FormRun:
    score = max(page.match.score for page in pages if page.match)
    present = {page.match.page for page in pages if page.match}
    missing = tuple(n for n in range(1, definition.pages + 1) if n not in present)
    return FormRun(
        pages=tuple(page.number for page in pages),
        form_type=definition.form_type,
        confidence=min(0.995, 0.9 + 0.1 * score),
        language=definition.language,
        template=definition.id,
        missing_pages=missing,
        reasons=tuple(_unread(pages, missing)),
    )


def _unread(pages: Sequence[JudgedPage], missing: Sequence[int]) -> Iterable[str]:
    """`missing`: pages of the blank on which none of these lies."""
    for page in pages:
        if page.match is None:
            yield f"Page {page.number} belongs to this form but could not be laid on its blank."
    if all(page.match for page in pages):
        yield from (f"Page {number} of this form did not arrive." for number in missing)


def _type(pages: Sequence[JudgedPage], expected: FormType | None) -> tuple[FormType, float]:
    prior = {str(expected): _LINE_PRIOR} if expected is not None else {}
    likely = of_form([page.found for page in pages], prior)
    best = max(evidence.REQUESTS, key=lambda sort: likely[sort])
    if likely[best] < _NAMED:
        return FormType.UNKNOWN, _NOTHING_CLAIMED
    return FormType(best), min(likely[best], _SUREST)


def _missing(pages: Sequence[JudgedPage]) -> tuple[int, ...]:
    places = [page.place for page in pages if page.place]
    if not places:
        return ()
    of = max(place.of for place in places)
    if of > len(pages) + 5:
        return ()
    unnumbered = len(pages) - len(places)
    absent = sorted(set(range(1, of + 1)) - {place.number for place in places})
    return tuple(absent[unnumbered:])


def _attachments(pages: Sequence[JudgedPage]) -> Iterable[JudgedPage]:
    """Papers of identity and authority that came along with a form are its attachments."""
    form = any(page.kind is PageKind.FORM for page in pages)
    for page in pages:
        sort, weight = page.found.best(evidence.others())
        if form and page.kind is PageKind.OTHER and evidence.sorts()[sort].attachment and weight >= 2.0:
            yield replace(page, kind=PageKind.ATTACHMENT)
        else:
            yield page


def _no_form(pages: Sequence[JudgedPage], expected: FormType | None) -> tuple[FormRun, ...]:
    """Nothing fits a form: one run all the same, so that somebody hears of the delivery."""
    if not pages:
        return ()
    content = [p for p in pages if p.kind not in (PageKind.COVER, PageKind.BLANK)] or list(pages)
    found = content[0].found
    for page in content[1:]:
        found = found.join(page.found)
    sort, weight = found.best((*evidence.others(), evidence.INSTRUCTIONS, evidence.COVER))
    empty = all(page.kind in (PageKind.COVER, PageKind.BLANK) for page in pages)
    other = _SUREST if empty else chances(found, {})["other"] if _tells_something(found) else 0.0
    sure = other >= _NO_REQUEST
    return (
        FormRun(
            pages=tuple(page.number for page in content),
            form_type=FormType.OTHER if sure else FormType.UNKNOWN,
            confidence=min(other, _SUREST) if sure else _NOTHING_CLAIMED,
            language=language.of_paper([page.reading for page in content]),
            reasons=(_no_form_reason(sort if weight >= _LOOKS_LIKE else None, sure, empty),),
        ),
    )


def _tells_something(found: Evidence) -> bool:
    """A page of noise is no more another paper than it is a form."""
    return sum(name.startswith("b:") for name in found.concepts) >= _FEWEST_CONCEPTS


def _no_form_reason(sort: str | None, sure: bool, empty: bool) -> str:
    if empty:
        return "There is no form here, only cover sheets or empty pages."
    if sure and sort is None:
        return "This is no request."
    if sure and sort is not None:
        return f"This is no request: it looks like {evidence.sorts()[sort].name}."
    return "None of the pages could be told to be a request form."
