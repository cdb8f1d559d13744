"""A delivery taken apart: what each page is, which pages make a form, and of which type it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from classifiers import evidence, language
from classifiers.chances import chances
from classifiers.cover import pages_announced, urgent
from classifiers.evidence import Evidence
from classifiers.numbering import Place, place
from classifiers.signs import form_signs
from domain.form import FieldValue, FormDefinition, FormRun, FormType, Language, Packet
from domain.page import Match, PageKind, PageReading

_KNOWN = 0.5
"""A page whose words lie on a known blank to this share is that blank."""
_NAMED = 0.55
"""Below this probability a type is not named."""
_MAY_BE_OTHER = 0.35
"""From this probability of another paper on, a page is no form."""
_LINE_PRIOR = 0.5
_PLAIN = 0.85
"""From this probability on, one page's type is told apart from its neighbour's."""
_NO_REQUEST = 0.6
"""From this probability on, papers are said to be no request."""
_LIKELY = 0.5
"""Of some type to this probability, it is a form, whether or not its type can be named."""
_FEWEST_SIGNS = 0.25
"""A page nobody is to fill in is no form, whatever it speaks of."""
_ASKED = ("patient", "birth", "signature", "relationship")
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


@dataclass(frozen=True, slots=True)
class _Page:
    """One page with all that is judged of it alone."""

    reading: PageReading
    match: Match | None
    found: Evidence
    signs: float
    place: Place | None
    kind: PageKind

    @property
    def number(self) -> int:
        return self.reading.number

    @property
    def titled(self) -> str | None:
        """The request named by a heading of its own."""
        sort, weight = max(
            ((s, self.found.titles.get(s, 0.0)) for s in evidence.REQUESTS), key=lambda p: p[1]
        )
        return sort if weight >= 2.0 else None

    @property
    def begins(self) -> bool:
        """It says whose request this is, as a first page does and a section's heading does not."""
        return bool(self.titled) and "b:birth" in self.found.concepts

    @property
    def surely(self) -> str | None:
        """The type its words alone leave little doubt of."""
        likely = chances(self.found, {})
        return next((sort for sort in evidence.REQUESTS if likely[sort] >= _PLAIN), None)


def split(
    readings: Sequence[PageReading], definitions: Sequence[FormDefinition], expected: FormType | None
) -> Packet:
    """`expected`: what the fax line usually carries; it tips a scale, it never decides."""
    known = {definition.id: definition for definition in definitions}
    pages = _with_continuations([_judge(reading, known) for reading in readings])
    groups = _groups([page for page in pages if page.kind is PageKind.FORM])
    kinds = {page.number: str(page.kind) for page in _attachments(pages)}
    runs = tuple(_run(group, known, expected) for group in groups) or _no_form(pages, expected)
    covers = [page.reading for page in pages if page.kind is PageKind.COVER]
    return Packet(kinds, runs, pages_announced(covers), urgent(covers))


def settle_type(run: FormRun, fields: Mapping[str, FieldValue], line: FormType | None) -> FormRun:
    """The run after its fields are known: images-only authorizations are imaging requests, and the
    writing may tell the writer's language."""
    run = replace(run, fill_language=run.fill_language or _fill_language(fields))
    if run.form_type is FormType.AUTHORIZATION and _asks_images(fields, line is FormType.IMAGING):
        reason = "The form is a release of records, but what it asks for is images."
        return replace(run, form_type=FormType.IMAGING, reasons=(*run.reasons, reason))
    return run


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


def _judge(reading: PageReading, known: Mapping[str, FormDefinition]) -> _Page:
    match = next((m for m in reading.matches if m.template in known and m.score >= _KNOWN), None)
    found = evidence.evidence(reading)
    signs = max(form_signs(reading), _asked(found))
    kind = PageKind.FORM if match else _kind(reading, found, signs)
    return _Page(reading, match, found, signs, place(reading), kind)


def _asked(found: Evidence) -> float:
    """Signs of a form that survive misread labels: what it asks of the patient and the signer."""
    return 0.125 * sum(f"b:{concept}" in found.concepts for concept in _ASKED)


def _kind(reading: PageReading, found: Evidence, signs: float) -> PageKind:
    written = sum(any(c.isalnum() for c in word.text) for word in reading.words)
    if written <= 5 and reading.ink < 0.01 and not reading.form_values:
        return PageKind.BLANK
    request, weight = found.best(evidence.REQUESTS)
    title = found.titles.get(request, 0.0)
    _, other = found.best(evidence.others())
    cover = found.total(evidence.COVER)
    instructions = found.total(evidence.INSTRUCTIONS) - signs
    if cover >= 3.5 and cover > title + signs and cover > other:
        return PageKind.COVER
    if instructions >= 2.8 and instructions > max(weight, other):
        return PageKind.INSTRUCTIONS
    likely = chances(found, {})
    asked = max(likely[sort] for sort in evidence.REQUESTS)
    if likely["other"] < _MAY_BE_OTHER and asked >= _LIKELY and signs >= _FEWEST_SIGNS:
        return PageKind.FORM
    return PageKind.OTHER


def _with_continuations(pages: Sequence[_Page]) -> list[_Page]:
    """Pages of a form that carry no title of their own: signatures, statements, "Page 2 of 2"."""
    settled: list[_Page] = list(pages)
    for index, page in enumerate(settled):
        if page.kind is not PageKind.OTHER:
            continue
        _, other = page.found.best(evidence.others())
        beside = [settled[i] for i in (index - 1, index + 1) if 0 <= i < len(settled)]
        foreign = [p for p in beside if p.kind is PageKind.FORM and p.match is None]
        if other < 3.0 and any(_continues(page, form) for form in foreign):
            settled[index] = replace(page, kind=PageKind.FORM)
    return settled


def _continues(page: _Page, form: _Page) -> bool:
    if page.place and form.place:
        return page.place.of == form.place.of and page.place.number != form.place.number
    if page.place and page.place.number == 1:
        return False
    _, weight = page.found.best(evidence.REQUESTS)
    return page.number > form.number and (page.signs >= 1.0 or weight >= 0.8)


def _groups(pages: Sequence[_Page]) -> list[list[_Page]]:
    groups: list[list[_Page]] = []
    for page in pages:
        if groups and _belongs(page, groups[-1]):
            groups[-1].append(page)
        else:
            groups.append([page])
    return groups


def _belongs(page: _Page, group: Sequence[_Page]) -> bool:
    last = group[-1]
    if page.match or last.match:
        return (
            page.match is not None
            and last.match is not None
            and page.match.template == last.match.template
            and page.match.page not in {p.match.page for p in group if p.match}
        )
    if page.place and last.place:
        return page.place.of == last.place.of and page.place.number not in {
            p.place.number for p in group if p.place
        }
    if page.place and page.place.number == 1:
        return False
    if page.place is None and page.titled and any(p.titled for p in group):
        apart = page.surely is not None and page.surely not in {p.surely or page.surely for p in group}
        return not (page.begins or apart)
    return True


def _ordered(group: Sequence[_Page]) -> list[_Page]:
    def key(page: _Page) -> tuple[int, int]:
        own = page.match.page if page.match else page.place.number if page.place else 99
        return own, page.number

    return sorted(group, key=key)


def _run(group: Sequence[_Page], known: Mapping[str, FormDefinition], expected: FormType | None) -> FormRun:
    pages = _ordered(group)
    first = next((page for page in pages if page.match), None)
    if first is not None and first.match is not None:
        return _known_run(pages, known[first.match.template])
    form_type, confidence = _type(pages, expected)
    missing = _missing(pages)
    reasons = [f"Page {number} of this form did not arrive." for number in missing]
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


def _known_run(pages: Sequence[_Page], definition: FormDefinition) -> FormRun:
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
        reasons=tuple(f"Page {number} of this form did not arrive." for number in missing),
    )


def _type(pages: Sequence[_Page], expected: FormType | None) -> tuple[FormType, float]:
    found = pages[0].found
    for page in pages[1:]:
        found = found.join(page.found)
    prior = {str(expected): _LINE_PRIOR} if expected is not None else {}
    likely = chances(found, prior)
    best = max(evidence.REQUESTS, key=lambda sort: likely[sort])
    if likely[best] < _NAMED:
        return FormType.UNKNOWN, 1.0 - likely[best]
    return FormType(best), min(likely[best], 0.99)


def _missing(pages: Sequence[_Page]) -> tuple[int, ...]:
    places = [page.place for page in pages if page.place]
    if not places:
        return ()
    of = max(place.of for place in places)
    if of > len(pages) + 5:
        return ()
    unnumbered = len(pages) - len(places)
    absent = sorted(set(range(1, of + 1)) - {place.number for place in places})
    return tuple(absent[unnumbered:])


def _attachments(pages: Sequence[_Page]) -> Iterable[_Page]:
    """Papers of identity and authority that came along with a form are its attachments."""
    form = any(page.kind is PageKind.FORM for page in pages)
    for page in pages:
        sort, weight = page.found.best(evidence.others())
        if form and page.kind is PageKind.OTHER and evidence.sorts()[sort].attachment and weight >= 2.0:
            yield replace(page, kind=PageKind.ATTACHMENT)
        else:
            yield page


def _no_form(pages: Sequence[_Page], expected: FormType | None) -> tuple[FormRun, ...]:
    """Nothing fits a form: one run all the same, so that somebody hears of the delivery."""
    if not pages:
        return ()
    content = [p for p in pages if p.kind not in (PageKind.COVER, PageKind.BLANK)] or list(pages)
    found = content[0].found
    for page in content[1:]:
        found = found.join(page.found)
    sort, _ = found.best((*evidence.others(), evidence.INSTRUCTIONS, evidence.COVER))
    likely = chances(found, {})
    empty = all(page.kind in (PageKind.COVER, PageKind.BLANK) for page in pages)
    sure = empty or likely["other"] >= _NO_REQUEST
    return (
        FormRun(
            pages=tuple(page.number for page in content),
            form_type=FormType.OTHER if sure else FormType.UNKNOWN,
            confidence=min(0.97, max(likely["other"], 0.9 if empty else 0.5)),
            language=language.of_paper([page.reading for page in content]),
            reasons=(_no_form_reason(sort, sure, empty),),
        ),
    )


def _no_form_reason(sort: str, sure: bool, empty: bool) -> str:
    if empty:
        return "There is no form here, only cover sheets or empty pages."
    if sure:
        return f"This is no request: it looks like {evidence.sorts()[sort].name}."
    return "None of the pages could be told to be a request form."
