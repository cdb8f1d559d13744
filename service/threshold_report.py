"""Thresholds in words, with the curve of error against the share that goes to a person."""

from collections.abc import Iterator, Sequence

from domain.form import Json
from routing.binomial import most_likely_wrong
from routing.thresholds import CERTAINTY, NEVER, Chosen, Pool, Promised, Step
from service.settings import ThresholdsBlock

_SOURCES = {
    "print": "printed or typed values",
    "handwriting": "handwritten values",
    "text_layer": "values from a PDF's own text",
    "form_field": "values from a PDF's form fields",
    "mark": "tick boxes and signatures",
    "blank": "fields left blank",
}
_WIDTH = 30


def explained(block: ThresholdsBlock, promised: Promised, pools: Sequence[Pool]) -> Iterator[str]:
    """Lines of text: the promises, then every pool with its sentence and its chart."""
    if block.default is not None:
        yield f"Fixed for every field: at least {block.default:g} sure. No promise is computed."
        return
    yield f"Promise: {_odds(block.released_error)} of the values released is wrong, in general."
    for path, promise in sorted(block.released_errors.items()):
        yield f"  {path}: {_odds(promise)}."
    for path, fixed in sorted(block.fields.items()):
        yield f"  {path}: fixed at {fixed:g}, whatever the promise."
    if block.own_data_only:
        yield "Only this hospital's own reviewed values count."
    for pool in pools:
        yield ""
        yield from _pool(pool, promised.chosen(pool))


def _pool(asked: Pool, chosen: Chosen) -> Iterator[str]:
    if chosen.pool != asked:
        sure = "never sure enough" if chosen.threshold == NEVER else f"at least {chosen.threshold:g} sure"
        yield f"{_name(asked)}: {sure}, by the count of {_name(chosen.pool).lower()}."
        return
    yield f"{_name(chosen.pool)}: {_sentence(chosen)}"
    yield from _chart(chosen)


def _name(pool: Pool) -> str:
    what = _SOURCES.get(pool.source or "", pool.source or "all values")
    of = [pool.path, pool.form_type and f"on {pool.form_type} forms", pool.language and f"in {pool.language}"]
    return " ".join([what[0].upper() + what[1:], *(str(word) for word in of if word)])


def _sentence(chosen: Chosen) -> str:
    total, promise = chosen.curve.total, _odds(chosen.promise)
    if chosen.step is None and not chosen.enough:
        return f"{total} reviewed, too few to promise {promise}. Everything goes to a person."
    if chosen.step is None:
        return f"{total} reviewed. No threshold keeps {promise}. Everything goes to a person."
    step = chosen.step
    share = step.released / total
    bound = most_likely_wrong(step.wrong, step.released, CERTAINTY)
    return (
        f"at least {step.threshold:g} sure. Of {total} reviewed, {step.released} ({share:.0%}) would have "
        f"passed, {step.wrong} of them wrong; with {CERTAINTY:.0%} certainty {_odds(bound)} is."
    )


def _odds(share: float) -> str:
    return f"at most 1 in {1 / share:,.0f}" if share > 0 else "none"


def _chart(chosen: Chosen) -> Iterator[str]:
    steps = [step for step in chosen.curve.steps if step.released]
    if not steps:
        return
    yield "    sure     to a person   wrong of released"
    for step in _thinned(steps):
        share = 1 - step.released / chosen.curve.total
        taken = " <- in use" if chosen.step is not None and step == chosen.step else ""
        bar = "#" * round(share * _WIDTH)
        wrong = f"{step.wrong} of {step.released} ({step.wrong / step.released:.2%})"
        yield f"    {step.threshold:<7g} {share:>5.0%} {bar:<{_WIDTH}} {wrong}{taken}"


def _thinned(steps: Sequence[Step]) -> Iterator[Step]:
    """Steps that let no more through than the one before say nothing new."""
    before: Step | None = None
    for step in steps:
        if before is None or (step.released, step.wrong) != (before.released, before.wrong):
            yield step
        before = step


def as_json(promised: Promised, pools: Sequence[Pool]) -> list[Json]:
    return [_row(pool, promised.chosen(pool)) for pool in pools]


def _row(asked: Pool, chosen: Chosen) -> Json:
    return {
        "source": asked.source,
        "path": asked.path,
        "form_type": asked.form_type and str(asked.form_type),
        "language": asked.language and str(asked.language),
        "promise": chosen.promise,
        "threshold": None if chosen.threshold == NEVER else chosen.threshold,
        "bound": chosen.bound,
        "reviewed": chosen.curve.total,
        "judged_as": _name(chosen.pool),
        "curve": [
            {"threshold": step.threshold, "released": step.released, "wrong": step.wrong}
            for step in chosen.curve.steps
            if step.released
        ],
    }


def shown(promised: Promised) -> tuple[Pool, ...]:
    """All values, those of each source, and narrower pools where they are judged by themselves."""
    known = (pool for pool in promised.pools if pool.known)
    return tuple(
        sorted(
            (pool for pool in known if pool.path is None or promised.chosen(pool).pool == pool),
            key=lambda pool: tuple(
                str(part or "") for part in (pool.source, pool.path, pool.form_type, pool.language)
            ),
        )
    )
