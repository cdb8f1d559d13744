"""How much passes without a person, and how much of that is wrong. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.form import FormType
from routing.acted_on import ACTED_ON
from samples.report_scoring import RequestScore, Verdict


@dataclass(frozen=True, slots=True)
class Release:
    """`passed` of `requests` needed no person; of `complete` ones no rule asked for one. Of the values
    passed that a department acts on, `wrong` of `values` were wrong."""

    requests: int
    complete: int
    passed: int
    values: int
    wrong: int


def release(requests: Sequence[RequestScore]) -> Release:
    passed = [one for one in requests if one.decision == "publish"]
    values = [
        value
        for one in passed
        for value in one.fields
        if value.confidence is not None and _acted_on(one, value.path)
    ]
    wrong = sum(value.verdict is not Verdict.RIGHT for value in values)
    complete = sum(not one.asked for one in requests)
    return Release(len(requests), complete, len(passed), len(values), wrong)


def _acted_on(request: RequestScore, path: str) -> bool:
    return request.read in ACTED_ON and path in ACTED_ON[FormType(request.read)]
