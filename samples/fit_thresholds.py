"""python -m samples.fit_thresholds FOLDER...: make routing/shipped_curves.json anew.

FOLDER is one that `python -m samples.accuracy --set tune` left in .cache/accuracy; never one of the report
set. Only values on our own blanks count. Every value's confidence is that of a model fitted on the other
half of the deliveries, so that no value vouches for itself.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from classifiers.confidence import ceiling
from domain.form import FormType, Language
from routing import experience
from routing.thresholds import BLANK, Pool, Reviewed, curves
from samples.fit_confidence import GROUPS, cases, foretold, read_folder
from samples.report_scoring import FieldScore, Verdict

_SHIPPED = Path(experience.__file__).parent / "shipped_curves.json"


def reviewed(fields: Sequence[FieldScore]) -> Iterator[Reviewed]:
    for one in _judged_by_others(fields):
        if _on_our_blank(one) and one.confidence is not None and one.slices.form_type in _TYPES:
            yield Reviewed(_pool(one), one.confidence, one.verdict is Verdict.RIGHT)


def _on_our_blank(one: FieldScore) -> bool:
    """A page of ours that could not be laid on its blank is read as other paper is."""
    return one.slices.known and bool((one.evidence or {}).get("known", True))


_TYPES = frozenset(FormType) - {FormType.OTHER, FormType.UNKNOWN}


def _judged_by_others(fields: Sequence[FieldScore]) -> Iterator[FieldScore]:
    """The fields with confidences of models that have not seen them."""
    left = list(fields)
    for group in GROUPS:
        among = [one for one in left if cases([one], group)]
        left = [one for one in left if not cases([one], group)]
        known = cases(among, group)
        chances = foretold(known, group)
        yield from (
            replace(one, confidence=min(chance, ceiling(one.evidence or {})))
            for one, (chance, _) in zip(among, chances, strict=True)
        )
    yield from left


def _pool(one: FieldScore) -> Pool:
    blank = one.read is None and one.source != "mark"
    return Pool(
        True,
        BLANK if blank else one.source,
        one.path,
        FormType(one.slices.form_type),
        Language(one.slices.language),
    )


def main(folders: Sequence[str]) -> None:
    fields = [one for folder in folders for one in read_folder(Path(folder))]
    found = curves(reviewed(fields))
    wide = {pool: curve for pool, curve in found.items() if pool.path is None}
    experience.save(_SHIPPED, wide)
    for pool, curve in wide.items():
        print(pool.source or "all", curve.total, curve.steps[-1])


if __name__ == "__main__":
    main(sys.argv[1:])
