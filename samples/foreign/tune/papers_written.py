"""The papers of type_pages.txt that are no request, each drawn in a look of its own. To tune on.

Types are fitted on these very words, so what is measured on them says how pages and lines harm them, not
how well words never seen are told.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from domain.form import FormType, Language
from samples.foreign import furniture, lines
from samples.foreign.faces import MONO, SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet

_PAGES = Path(__file__).parents[2] / "type_pages.txt"
_GAP = "      "
_WRITTEN = {
    "patient name": "patient.name",
    "patient": "patient.name",
    "name": "patient.name",
    "nombre": "patient.name",
    "nombre del paciente": "patient.name",
    "paciente": "patient.name",
    "date of birth": "patient.date_of_birth",
    "dob": "patient.date_of_birth",
    "fecha de nacimiento": "patient.date_of_birth",
    "address": "patient.address",
    "dirección": "patient.address",
    "phone": "patient.phone",
    "teléfono": "patient.phone",
    "signature": "signature.present",
    "patient signature": "signature.present",
    "firma": "signature.present",
    "date": "signature.date",
    "fecha": "signature.date",
}
"""What is written beside a label; other labels stay as they are printed."""


def _layouts() -> Iterator[Layout]:
    for chunk in _PAGES.read_text(encoding="utf-8").split("@ ")[1:]:
        head, *text = chunk.strip().splitlines()
        kind, language, _, name = head.split(maxsplit=3)
        sort, _, part = kind.partition("/")
        if sort != "other":
            continue
        look = Random(f"{part}/{name}")
        yield Layout(
            f"tune-w-{part}-{name.replace(' ', '-')}-{language}",
            FormType.OTHER,
            Language(language),
            _drawing(tuple(text), look.randrange(1 << 30)),
            look.choice((SANS, SANS, SERIF, MONO)),
            look.choice((9.0, 10.0, 11.0)),
            look.choice((40, 50, 60)),
            (part if part in ("cover", "instructions") else "other",),
        )


def _drawing(text: tuple[str, ...], seed: int) -> Callable[[Sheet], None]:
    def draw(sheet: Sheet) -> None:
        look = Random(seed)
        size, align = look.choice((13, 15, 18)), look.choice(("centre", "centre", "left"))
        band, ruled = look.random() < 0.15, look.random() < 0.4
        for line in text:
            if line.startswith("# "):
                furniture.title(sheet, line[2:], size, align, band)
                if ruled:
                    furniture.rule(sheet)
            elif _GAP in line:
                _labels(sheet, line, look.random() < 0.5)
            else:
                furniture.paragraph(sheet, line)

    return draw


def _labels(sheet: Sheet, line: str, boxed: bool) -> None:
    """Labels side by side, a few to a row, with room to write."""
    labels = [piece.strip() for piece in line.split(_GAP) if piece.strip()]
    if any(sheet.measure(label) > 0.27 * sheet.width for label in labels):
        furniture.paragraph(sheet, "    ".join(labels))
        return
    rows = [labels[at : at + 3] for at in range(0, len(labels), 3)]
    for row in rows:
        cells = tuple((_WRITTEN.get(label.lower(), "x.none"), label, 1 / len(row)) for label in row)
        if boxed:
            lines.boxes(sheet, cells)
        else:
            lines.left_lines(sheet, cells)


LAYOUTS = tuple(_layouts())
