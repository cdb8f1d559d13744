"""Learnt versions in words: what each rests on, how its replay went, which one decides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from domain.form import Json
from learning.replay import Trial
from learning.version import Record

_FIGURES = {
    "confidence": "{values:.0f} values replayed; calibration error {calibration_error_before:.4f} before,"
    " {calibration_error_after:.4f} after",
    "types": "{forms:.0f} forms replayed; told right {right_before:.0f} before, {right_after:.0f} after;"
    " told wrong {wrong_before:.0f} before, {wrong_after:.0f} after",
    "thresholds": "{values:.0f} values replayed; released {released_before:.0f} before,"
    " {released_after:.0f} after; wrong of those {wrong_before:.0f} before, {wrong_after:.0f} after",
}


def told(records: Sequence[Record], in_use: str | None) -> Iterator[str]:
    if not records:
        yield "Nothing has been learnt yet: decisions go by what is shipped."
        return
    for record in records:
        yield from _version(record, record.id == in_use)
    yield f"In use: {in_use or 'what is shipped'}."


def _version(record: Record, used: bool) -> Iterator[str]:
    counts = record.counts
    said = "promoted" if record.promoted else "not promoted"
    yield f"{record.id}  {said}{', in use' if used else ''}; after {record.parent or 'what is shipped'}"
    yield (
        f"    {counts.values} values ({counts.wrong} wrong, {counts.unseen} typed again blindly) and"
        f" {counts.forms} forms of {counts.deliveries} deliveries, {counts.held_out} of them held out;"
        f" {counts.people} people, one of whom alone vouches for at most {counts.largest_share:.0%}"
    )
    for trial in record.trials:
        yield f"    {trial.why}"
        yield from _figures(trial)


def _figures(trial: Trial) -> Iterator[str]:
    try:
        yield f"        {_FIGURES[trial.part].format_map(trial.figures)}"
    except KeyError:  # too little was held out to be measured
        return


def as_json(records: Sequence[Record], in_use: str | None) -> Mapping[str, Json]:
    return {"in_use": in_use, "versions": [_row(record) for record in records]}


def _row(record: Record) -> Json:
    heard = record.heard_until
    return {
        "id": record.id,
        "made_at": record.made_at.isoformat(),
        "made_for": record.made_for,
        "parent": record.parent,
        "heard_until": None if heard is None else heard.isoformat(),
        "promoted": record.promoted,
        "counts": asdict(record.counts),
        "parts": [
            {"part": trial.part, "promoted": trial.better, "why": trial.why, "figures": dict(trial.figures)}
            for trial in record.trials
        ],
    }
