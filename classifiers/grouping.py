"""Which pages of a delivery make one form, and in which order."""

from collections.abc import Sequence
from dataclasses import replace

from classifiers import evidence
from classifiers.judged import JudgedPage
from domain.page import PageKind

_OTHER_PAPER, _PLAINLY_OTHER = 1.0, 3.0
_SPEAKS_OF_IT = 0.8


def with_continuations(pages: Sequence[JudgedPage]) -> list[JudgedPage]:
    """Pages of a form that carry no title of their own: signatures, statements, "Page 2 of 2"."""
    settled: list[JudgedPage] = list(pages)
    for index, page in enumerate(settled):
        if page.kind not in (PageKind.OTHER, PageKind.BLANK):
            continue
        beside = [settled[i] for i in (index - 1, index + 1) if 0 <= i < len(settled)]
        foreign = [p for p in beside if p.kind is PageKind.FORM and p.match is None]
        if _other(page) < _PLAINLY_OTHER and any(_continues(page, form) for form in foreign):
            settled[index] = replace(page, kind=PageKind.FORM)
    return settled


def _continues(page: JudgedPage, form: JudgedPage) -> bool:
    if page.place and form.place:
        return page.place.of == form.place.of and page.place.number != form.place.number
    if page.place and page.place.number == 1:
        return False
    if page.same_number(form) and not page.titled:
        return True
    if page.kind is PageKind.BLANK or page.other_number(form):
        return False
    lacking = page.signed and not form.signed  # the one has the signature that the other lacks
    if page.number < form.number:
        return lacking and form.opens and page.headless and _other(page) < _OTHER_PAPER
    if page.closes and _other(page) == 0:
        return True
    if page.another_paper:
        return False
    _, weight = page.found.best(evidence.REQUESTS)
    speaks = page.signs >= 1.0 and not page.no_request
    if _other(page) >= _OTHER_PAPER:
        return speaks and not form.signed
    overflow = page.short and page.headless and page.signs > 0
    if form.signed:  # nothing is lacking
        return overflow or (speaks and weight >= _SPEAKS_OF_IT)
    return speaks or weight >= _SPEAKS_OF_IT or lacking or overflow


def _other(page: JudgedPage) -> float:
    """Weight of a heading or wording of some other paper."""
    _, weight = page.found.best(evidence.others())
    return weight


def groups(pages: Sequence[JudgedPage]) -> list[list[JudgedPage]]:
    """The forms among a delivery's pages. A cover sheet, or any paper between, begins something new."""
    found: list[list[JudgedPage]] = []
    between = [page.number for page in pages if page.kind not in (PageKind.FORM, PageKind.BLANK)]
    forms = [page for page in pages if page.kind is PageKind.FORM]
    for page, following in zip(forms, (*forms[1:], None), strict=False):
        parted = bool(found) and any(found[-1][-1].number < paper < page.number for paper in between)
        adjoins = following is not None and not any(page.number < p < following.number for p in between)
        after = following if adjoins else None
        if found and _belongs(page, found[-1], parted) and not _leads(page, found[-1], after):
            found[-1].append(page)
        else:
            found.append([page])
    return found


def _belongs(page: JudgedPage, group: Sequence[JudgedPage], parted: bool) -> bool:
    last = group[-1]
    if page.match and last.match:
        return page.match.template == last.match.template and page.match.page not in {
            p.match.page for p in group if p.match
        }
    if page.match or last.match:
        return not parted and _unplaced(page, last)
    if page.place and last.place:
        return page.place.of == last.place.of and page.place.number not in {
            p.place.number for p in group if p.place
        }
    signed, turned = any(p.signed for p in group), _turned(page, group)
    if parted:
        return page.same_number(last) and page.headless
    if any(page.same_number(p) for p in group):
        return turned or not (page.begins and signed and any(p.opens for p in group))
    if page.place and page.place.number == 1:
        return turned
    return turned or not _anew(page, group)


def _unplaced(page: JudgedPage, last: JudgedPage) -> bool:
    """One lies on a blank, and the other bears its number and cannot be laid on it."""
    numbers = {p.match.page if p.match else p.place.number if p.place else None for p in (page, last)}
    return page.same_number(last) and len(numbers) == 2 and not (page.begins and last.signed)


def _anew(page: JudgedPage, group: Sequence[JudgedPage]) -> bool:
    """It begins a form of its own."""
    if page.of_another_type(group) or page.in_another_language(group[-1]):
        return True
    if page.headless:
        return page.other_number(group[-1])
    if page.begins and page.place is None and any(p.opens for p in group):
        return True
    if page.other_number(group[-1]) or (page.place is None and any(p.signed for p in group)):
        return True  # the form before it is signed, and this one begins anew
    if page.place is None and page.titled and any(p.titled for p in group):
        return page.surely is not None and page.surely not in {p.surely or page.surely for p in group}
    return False


def _turned(page: JudgedPage, group: Sequence[JudgedPage]) -> bool:
    """The form's beginning, that came after its end: it lacks the signature that stands there."""
    (first, *more) = group
    return (
        not more
        and first.headless
        and first.signed
        and page.opens
        and not page.signed
        and not page.other_number(first)
        and not page.of_another_type(group)
        and not page.in_another_language(first)
    )


def _leads(page: JudgedPage, group: Sequence[JudgedPage], following: JudgedPage | None) -> bool:
    """No part of the form before it, but the end of the one after it."""
    if following is None or page.match or following.match or not page.headless:
        return False
    if any(page.same_number(p) for p in group):
        return False
    if page.same_number(following):
        return not following.headless
    whole = any(p.opens for p in group) and any(p.signed for p in group)
    return whole and _turned(following, [page])


def ordered(group: Sequence[JudgedPage]) -> list[JudgedPage]:
    """By their printed numbers; else as they came, but a page without a beginning after one that has it."""

    def key(page: JudgedPage) -> tuple[int, bool, int]:
        own = page.match.page if page.match else page.place.number if page.place else 99
        return own, own == 99 and page.headless, page.number

    return sorted(group, key=key)
