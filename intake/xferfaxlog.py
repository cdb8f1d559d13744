"""HylaFAX's log of calls: one line of tab-separated fields per received document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_FIELDS = 19


@dataclass(frozen=True, slots=True)
class Reception:
    """`called` is the number that was dialled, empty when the telephone network did not tell."""

    device: str
    own_number: str
    sender: str
    pages: int | None
    error: str
    caller_name: str
    caller: str
    called: str


def receptions(lines: Iterable[str]) -> Mapping[str, Reception]:
    """By file name without folder. A name used again (a lost sequence file) keeps its latest line."""
    found: dict[str, Reception] = {}
    for line in lines:
        fields = [field.strip().strip('"') for field in line.rstrip("\r\n").split("\t")]
        # A document has RECV; the call as such has a line of its own, with CALL.
        if len(fields) >= _FIELDS - 2 and fields[1] == "RECV":
            found[fields[4].rpartition("/")[2]] = _reception(fields)
    return found


def _reception(fields: list[str]) -> Reception:
    return Reception(
        device=fields[3],
        own_number=fields[7],
        sender=fields[8],
        pages=int(fields[10]) if fields[10].isdecimal() else None,
        error=fields[13],
        caller_name=fields[14],
        caller=fields[15],
        called=fields[16].rpartition("::")[2],
    )
