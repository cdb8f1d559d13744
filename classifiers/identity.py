"""Whom the papers around a form speak of: what a cover, another page or a mail says of the patient.

Only print beside a label of its own is taken ("Patient:", "DOB"); a name nobody labelled may be anybody's.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from classifiers import date as dates
from classifiers import name as names
from classifiers import record_number
from classifiers.fold import fold
from classifiers.parsed import Parsed
from classifiers.rows import rows, runs
from domain.page import PageReading
from domain.request import Sighting

_SURE = 0.6
"""An engine less sure of a word than this may have read another one; it is no ground for a doubt."""
_LONGEST_ANSWER = 45
_NAME = r"patient(?:'?s)?(?: full| legal)? name|name of (?:the )?patient|(?:patient|pt|re|regarding)(?=\s?:)"
_NOMBRE = r"nombre (?:completo )?del? (?:la )?paciente|(?:paciente|asunto|ref)(?=\s?:)"
_LABELS = (
    ("patient.date_of_birth", r"date of birth|birth ?date|d\.? ?o\.? ?b\.?|born|fecha de nac(?:imiento|\.)?"),
    (
        "patient.mrn",
        r"medical record (?:number|no\.?|#)|m\.? ?r\.? ?n\.?|mr ?#|chart (?:number|no\.?|#)"
        r"|n[.úu]?[º°o.]?(?:mero)? de (?:expediente|historia cl[íi]nica)",
    ),
    ("patient.name", rf"{_NAME}|{_NOMBRE}"),
)
_LABEL = re.compile(
    r"(?<![\w'])(?:"
    + "|".join(f"(?P<l{number}>{words})" for number, (_, words) in enumerate(_LABELS))
    + r")\s*[:#.\-]*(?=\s|$)",
    re.IGNORECASE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_NAME = _words(
    """
    record records request requests medical health information authorization release form forms images imaging
    copy copies patient patients amendment appointment results report reports the for from your our and of to
    fax page pages attached please see below above name date birth number documents document re regarding
    verbal communication permission disclosure access correction cd study studies invoice bill account chart
    expediente expedientes solicitud registro registros autorizacion imagenes copia copias cita factura
    formulario informacion medica medico historia clinica enmienda permiso nombre fecha nacimiento firma
    signature or representative relationship legal guardian parent is was has will may this that
    """
)


def sightings(pages: Sequence[PageReading], letter: Sequence[str], received_on: date) -> tuple[Sighting, ...]:
    """`pages`: the form's own and the covers'. `letter`: a mail's subject and body."""
    found = [each for reading in pages for each in _on_page(reading, received_on)]
    lines = (line for text in letter for line in text.splitlines())
    found += [each for line in lines for each in _in_line(line, None, received_on)]
    return tuple(dict.fromkeys(found))


def _on_page(reading: PageReading, received_on: date) -> Iterator[Sighting]:
    for row in rows(reading):
        for piece in runs(row, reading, gap=4.0):
            if all(word.confidence >= _SURE for word in piece.words):
                yield from _in_line(piece.text, reading.number, received_on)


def _in_line(line: str, page: int | None, received_on: date) -> Iterator[Sighting]:
    """Each labelled answer runs up to the next label."""
    labels = list(_LABEL.finditer(line))
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(line)
        path = next(_LABELS[at][0] for at in range(len(_LABELS)) if label.group(f"l{at}"))
        answer = line[label.end() : end].strip(" :_,;-.|()\t")
        parsed = _parsed(path, answer, received_on) if 0 < len(answer) <= _LONGEST_ANSWER else None
        if parsed is not None and isinstance(parsed.value, str) and parsed.validity >= 0.7:
            yield Sighting(path, parsed.value, page)


def _parsed(path: str, answer: str, received_on: date) -> Parsed | None:
    if path == "patient.date_of_birth":
        return dates.normalise(answer, received_on, birth=True, past=True)
    if path == "patient.mrn":
        return record_number.normalise(answer)
    return names.normalise(answer) if _may_be_name(answer) else None


def _may_be_name(answer: str) -> bool:
    tokens = fold(answer).split()
    if not 2 <= len(tokens) <= 5 or any(c.isdigit() for c in answer):
        return False
    return all(t not in _NO_NAME for t in tokens) and sum(len(t) > 1 for t in tokens) >= 2
