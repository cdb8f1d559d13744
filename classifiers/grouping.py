"""Which pages of a delivery make one form, and in which order."""

from collections.abc import Sequence
from dataclasses import replace

from classifiers import evidence
from classifiers.judged import JudgedPage
from domain.page import PageKind

_OTHER_PAPER = 1.0


def with_continuations(pages: Sequence[JudgedPage]) -> list[JudgedPage]:
    """Pages of a form that carry no title of their own: signatures, statements, "Page 2 of 2"."""
    settled: list[JudgedPage] = list(pages)
    for index, page in enumerate(settled):
        if page.kind not in (PageKind.OTHER, PageKind.BLANK):
            continue
        _, other = page.found.best(evidence.others())
        beside = [settled[i] for i in (index - 1, index + 1) if 0 <= i < len(settled)]
        foreign = [p for p in beside if p.kind is PageKind.FORM and p.match is None]
        if other < 3.0 and any(_continues(page, form) for form in foreign):
            settled[index] = replace(page, kind=PageKind.FORM)
    return settled


def _continues(page: JudgedPage, form: JudgedPage) -> bool:
    if page.place and form.place:
        return page.place.of == form.place.of and page.place.number != form.place.number
    if page.place and page.place.number == 1:
        return False
    if page.same_number(form) and not page.titled:
        return True
    if page.kind is PageKind.BLANK or page.number < form.number:
        return False
    if page.another_paper:
        return False
    if _other(page):
        return page.signs >= 1.0 and not page.no_request
    _, weight = page.found.best(evidence.REQUESTS)
    lacking = page.signed and not form.signed  # the one has the signature that the other lacks
    return page.signs >= 1.0 or weight >= 0.8 or lacking or (page.short and page.signs > 0)


def _other(page: JudgedPage) -> bool:
    """A heading or wording of some other paper."""
    _, weight = page.found.best(evidence.others())
    return weight >= _OTHER_PAPER


def groups(pages: Sequence[JudgedPage]) -> list[list[JudgedPage]]:
    """The forms among a delivery's pages. A cover sheet begins something new."""
    found: list[list[JudgedPage]] = []
    covers = [page.number for page in pages if page.kind is PageKind.COVER]
    for page in pages:
        if page.kind is not PageKind.FORM:
            continue
        covered = bool(found) and any(found[-1][-1].number < cover < page.number for cover in covers)
        if found and _belongs(page, found[-1], covered):
            found[-1].append(page)
        else:
            found.append([page])
    return found


def _belongs(page: JudgedPage, group: Sequence[JudgedPage], covered: bool) -> bool:
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
    if covered or (page.place and page.place.number == 1):
        return False
    anew = page.titled or "b:birth" in page.found.concepts
    if anew and page.other_number(last):
        return False
    if page.place is None and anew and any(p.signed for p in group):
        return False  # the form before it is signed, and this one begins anew
    if page.place is None and page.titled and any(p.titled for p in group):
        apart = page.surely is not None and page.surely not in {p.surely or page.surely for p in group}
        return not (page.begins or apart)
    return True


def ordered(group: Sequence[JudgedPage]) -> list[JudgedPage]:
    def key(page: JudgedPage) -> tuple[int, int]:
        own = page.match.page if page.match else page.place.number if page.place else 99
        return own, page.number

    return sorted(group, key=key)
