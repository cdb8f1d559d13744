"""Forms drawn by chance: every number is an organisation with its own words, order and ways of asking.

What no hand-made layout was made for turns up here: labels right, left, over, under and in the corner of
their places; places ruled, dotted, framed, underscored or bare; sections named or not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from domain.form import FormType, Language
from samples.foreign import asking, choices, furniture, lines
from samples.foreign.choices import Option
from samples.foreign.faces import MONO, SANS, SERIF
from samples.foreign.layout import Layout
from samples.foreign.lines import Cell
from samples.foreign.sheet import HEIGHT, Sheet
from samples.foreign.tune import drawn_places as places
from samples.foreign.tune import drawn_words as words
from samples.foreign.tune.statements import CONDICION, CONDITION, REDISCLOSE, REDIVULGA, REVOCO, REVOKE

COUNT = 48
_FORMS = (
    (FormType.AUTHORIZATION, 9),
    (FormType.IMAGING, 4),
    (FormType.AMENDMENT, 3),
    (FormType.VERBAL, 5),
)
_PLACES: tuple[places.Place, ...] = (
    lines.left_lines,
    lines.left_lines,
    partial(lines.left_lines, dash=(1, 2)),
    lines.typed_lines,
    lines.below_lines,
    lines.above_lines,
    partial(lines.above_lines, bold=True),
    lines.boxes,
    partial(lines.boxes, shade=0.95),
    asking.wells,
    asking.stacked,
    asking.under_brackets,
    places.bare,
    places.right_frames,
    places.one_line_captions,
    places.centred_captions,
    places.low_captions,
    places.in_cells,
    places.ruled_rows,
)
_WITH_COLON = frozenset({lines.left_lines, lines.typed_lines, asking.wells, places.bare, places.right_frames})
_KINDS = ("square", "square", "square", "bracket", "circle", "underscore")
_HEADINGS = ("bold", "shaded", "inverse", "ruled")
_ORGANISATIONS = (
    "Fernwood Regional Hospital",
    "Lake Orchard Medical Group",
    "St. Alban's Health System",
    "Pinecrest Clinic",
    "Mill River Physicians",
    "University Hospital of Ashby",
    "Copper Canyon Health",
    "Bayfield Memorial",
    "Hillcrest Women's Center",
    "Sandpiper Community Health",
    "Redstone Orthopedic Institute",
    "Valle Verde Salud",
)
Step = Callable[[Sheet], None]


@dataclass(frozen=True, slots=True)
class _House:
    """What one organisation likes. `colon`: whether its labels end in one."""

    rng: Random
    spanish: bool
    main: places.Place
    signing: places.Place
    colon: str
    heading: str
    kind: str

    def usual(self) -> places.Place:
        """Sections mostly look alike."""
        return self.main if self.rng.random() < 0.7 else self.rng.choice(_PLACES)

    def says(self, table: words.Words, path: str) -> str:
        return self.rng.choice(table[path])

    def label(self, path: str, place: places.Place) -> str:
        table = words.SPANISH if self.spanish else words.ENGLISH
        key = path
        if "#" in path and path not in table:
            key = "address#" + path.partition("#")[2]
        text = self.says(table, key)
        inner = place.func if isinstance(place, partial) else place
        return text + self.colon if inner in _WITH_COLON and not text.endswith(("?", ":")) else text

    def headed(self, section: str) -> Step:
        text = self.says(words.HEADINGS_SPANISH if self.spanish else words.HEADINGS_ENGLISH, section)
        return lambda sheet: furniture.heading(sheet, text, self.heading) if text else None

    def options(self, path: str) -> tuple[Option, ...]:
        known = (words.OPTIONS_SPANISH if self.spanish else words.OPTIONS_ENGLISH)[path]
        if path in ("voicemail.allowed", "recipient.self", "direction", "imaging.product"):
            return tuple(known)
        few = self.rng.randint(max(3, len(known) // 2), len(known))
        return tuple(self.rng.sample(list(known), few))


def _house(number: int) -> _House:
    rng = Random(f"drawn form {number}")
    main = _PLACES[number % len(_PLACES)]
    return _House(
        rng=rng,
        spanish=rng.random() < 0.22,
        main=main,
        signing=main if rng.random() < 0.5 else rng.choice(_PLACES),
        colon=rng.choice((":", ":", "", ":", " :")),
        heading=rng.choice(_HEADINGS),
        kind=rng.choice(_KINDS),
    )


def _row(house: _House, place: places.Place, paths: Sequence[tuple[str, float]]) -> Step:
    """Cells of one line; shares are set in proportion to the room each answer needs."""
    whole = sum(room for _, room in paths)
    cells: tuple[Cell, ...] = tuple((path, house.label(path, place), room / whole) for path, room in paths)
    return lambda sheet: place(sheet, cells)


def _rows(house: _House, place: places.Place, wanted: Sequence[tuple[str, float]]) -> list[Step]:
    """Questions in this order, as many on a line as there is room for."""
    steps: list[Step] = []
    line: list[tuple[str, float]] = []
    limit = house.rng.choice((0.75, 1.0, 1.0))
    for path, room in wanted:
        if line and sum(r for _, r in line) + room > limit + 0.01:
            steps.append(_row(house, place, line))
            line = []
        line.append((path, room))
    return [*steps, _row(house, place, line)] if line else steps


def _address(house: _House, owner: str) -> list[tuple[str, float]]:
    way = house.rng.randrange(3)
    if way == 0:
        return [(f"{owner}.address", 1.0)]
    street = [(f"{owner}.address#street", 0.5)]
    if way == 1:
        return [*street, (f"{owner}.address#place", 0.5)]
    return [
        *street,
        *((f"{owner}.address#{part}", r) for part, r in (("city", 0.45), ("state", 0.2), ("zip", 0.3))),
    ]


def _patient(house: _House) -> list[Step]:
    rng = house.rng
    name: list[tuple[str, float]] = [("patient.name", 0.6)]
    if rng.random() < 0.25:
        name = [("patient.name#family", 0.42), ("patient.name#given", 0.36), ("patient.name#middle", 0.2)]
    rest = [("patient.date_of_birth", 0.38)]
    more = [("patient.phone", 0.38)]
    if rng.random() < 0.6:
        more.append(("patient.mrn", 0.38))
    if rng.random() < 0.4:
        more.append(("patient.email", 0.5))
    if rng.random() < 0.25:
        more.append(("patient.other_names", 0.45))
    if rng.random() < 0.3:
        more.append(("nobody", 0.35))
    rng.shuffle(more)
    where = _address(house, "patient") if rng.random() < 0.8 else []
    order = [*name, *rest, *where, *more] if rng.random() < 0.6 else [*name, *more, *rest, *where]
    return [house.headed("patient"), *_rows(house, house.usual(), order)]


def _recipient(house: _House) -> list[Step]:
    rng = house.rng
    steps: list[Step] = [house.headed("recipient")]
    if rng.random() < 0.4:
        steps.append(_inline(house, "recipient.self", ("Send to:", "Enviar a:")))
    who = [("recipient.organization", 0.5), ("recipient.name", 0.5)]
    rng.shuffle(who)
    reach = [("recipient.phone", 0.4), ("recipient.fax", 0.4)]
    if rng.random() < 0.3:
        reach.append(("recipient.email", 0.45))
    steps += _rows(house, house.usual(), [*who, *_address(house, "recipient"), *reach])
    return steps


def _inline(house: _House, path: str, label: tuple[str, str]) -> Step:
    options, kind = house.options(path), house.kind
    return lambda sheet: choices.inline_ticks(sheet, path, label[house.spanish], options, kind)


def _ticked(house: _House, path: str, most: int = 1) -> Step:
    """Options of a question in one of the ways they are printed."""
    rng, options, kind = house.rng, house.options(path), house.kind
    longest = max(len(text) for text, _ in options)
    across = rng.choice((1, 2, 2, 3)) if len(options) > 3 else rng.choice((2, 3))
    across = min(across, 3 if longest < 24 else 2)
    way = rng.random()
    if way < 0.15:
        return lambda sheet: places.trailing_boxes(sheet, path, options, across, most)
    if way < 0.3:
        return lambda sheet: places.celled_ticks(sheet, path, options, across, most)
    return lambda sheet: choices.ticks(sheet, path, options, across, kind, most=most)


def _dates(house: _House, block: str) -> list[Step]:
    return _rows(house, house.usual(), [(f"{block}.date_from", 0.5), (f"{block}.date_to", 0.5)])


def _purpose(house: _House) -> list[Step]:
    if house.rng.random() < 0.55:
        return [house.headed("purpose"), _ticked(house, "purpose")]
    return _rows(house, house.usual(), [("purpose", 1.0)])


def _sentence(house: _House) -> Step:
    """The patient, and who discloses, in running text with gaps."""
    said: tuple[str | tuple[str, float], ...] = (
        ("Yo,", ("patient.name", 190), ", nacido el", ("patient.date_of_birth", 110))
        if house.spanish
        else ("I,", ("patient.name", 190), ", date of birth", ("patient.date_of_birth", 110))
    )
    ends = (
        (", autorizo a", ("discloser.name", 200), "a divulgar mi información médica como se indica abajo.")
        if house.spanish
        else (
            ", hereby authorize",
            ("discloser.name", 200),
            "to release my health information as stated below.",
        )
    )
    return lambda sheet: lines.sentence(sheet, (*said, *ends), 21)


def _authorization(house: _House) -> list[list[Step]]:
    rng = house.rng
    sections = [_patient(house)]
    if rng.random() < 0.2:
        return [[_sentence(house)], *_released(house)]
    if rng.random() < 0.3:
        sections.append([house.headed("discloser"), *_rows(house, house.usual(), [("discloser.name", 1.0)])])
    return [*sections, *_released(house)]


def _released(house: _House) -> list[list[Step]]:
    rng = house.rng
    middle = [
        _recipient(house),
        [house.headed("records"), *_dates(house, "records"), _ticked(house, "records.items", 4)],
        _purpose(house),
    ]
    if rng.random() < 0.45:
        middle.append([house.headed("delivery"), _ticked(house, "delivery.method")])
    if rng.random() < 0.35:
        middle.append([house.headed("sensitive"), _ticked(house, "sensitive.items", 2)])
    if rng.random() < 0.2:
        middle.append([_inline(house, "delivery.format", ("Format:", "Formato:"))])
    rng.shuffle(middle)
    return [*middle, _rows(house, house.usual(), [("expiration", 0.7)]), _signing(house)]


def _imaging(house: _House) -> list[list[Step]]:
    rng = house.rng
    if rng.random() < 0.5:
        exams = [
            _ticked(house, "imaging.exams", 2),
            *_rows(house, house.usual(), [("imaging.body_part", 0.6)]),
        ]
    else:
        exams = _rows(house, house.usual(), [("imaging.exams", 0.6), ("imaging.body_part", 0.4)])
    asked = [house.headed("imaging"), *exams, *_dates(house, "imaging")]
    if rng.random() < 0.6:
        asked.append(_inline(house, "imaging.product", ("I need:", "Necesito:")))
    middle = [asked, _recipient(house), _purpose(house)]
    if rng.random() < 0.4:
        middle.append([_inline(house, "delivery.method", ("Deliver by:", "Enviar por:"))])
    if rng.random() < 0.4:
        middle.append(_rows(house, house.usual(), [("needed_by", 0.5)]))
    rng.shuffle(middle)
    return [_patient(house), *middle, _rows(house, house.usual(), [("expiration", 0.7)]), _signing(house)]


def _amendment(house: _House) -> list[list[Step]]:
    rng, boxed = house.rng, house.rng.random() < 0.4
    paths = ["amendment.entry", "amendment.correction"]
    if rng.random() < 0.8:
        paths.append("amendment.reason")
    if rng.random() < 0.7:
        paths.append("amendment.notify")
    questions: list[Step] = [house.headed("amendment")]
    questions += _rows(house, house.usual(), [("amendment.entry_date", 0.6)])
    for path in paths:
        label = house.label(path, house.usual())
        count = rng.choice((2, 2, 3))
        questions.append(partial(lines.long_text, path=path, label=label, lines=count, boxed=boxed))
    return [_patient(house), questions, _signing(house)]


def _verbal(house: _House) -> list[list[Step]]:
    rng = house.rng
    heads = rng.choice(
        (("Nombre", "Parentesco", "Teléfono"), ("Nombre completo", "Relación", "Número de teléfono"))
        if house.spanish
        else (
            ("Name", "Relationship", "Phone"),
            ("Full Name", "Relationship to Patient", "Telephone Number"),
            ("Name of person", "Relation", "Phone #"),
        )
    )
    way = rng.randrange(3)
    rows = rng.choice((2, 3, 4))
    people: Step = partial(lines.contact_table, heads=heads, rows=rows, framed=way == 0)
    if way == 2:
        labels = (heads[0] + ":", heads[1] + ":", heads[2] + ":")
        people = partial(asking.contact_blocks, labels=labels, count=rows)
    middle: list[list[Step]] = [[house.headed("contacts"), people]]
    if rng.random() < 0.8:
        middle.append([house.headed("topics"), _ticked(house, "topics", 3)])
    if rng.random() < 0.5:
        ask = ("May we leave a detailed message on your voicemail?", "¿Podemos dejar un mensaje detallado?")
        middle.append([_inline(house, "voicemail.allowed", ask)])
    rng.shuffle(middle)
    return [_patient(house), *middle, _rows(house, house.usual(), [("expiration", 0.7)]), _signing(house)]


def _signing(house: _House) -> list[Step]:
    rng = house.rng
    said = (REVOCO, CONDICION, REDIVULGA) if house.spanish else (REVOKE, CONDITION, REDISCLOSE)
    text, size = " ".join(rng.sample(said, rng.randint(1, 3))), rng.choice((7.0, 8.0))
    steps: list[Step] = [lambda sheet: furniture.paragraph(sheet, text, size), house.headed("signing")]
    signature = [("signature.present", 0.66), ("signature.date", 0.34)]
    who = [("signer.name", 0.5), ("signer.relationship", 0.5)]
    if rng.random() < 0.2:
        who.append(("signer.authority", 1.0))
    groups = [signature, who] if rng.random() < 0.75 else [who, signature]
    for group in groups:
        steps += _rows(house, house.signing, group)
    if rng.random() < 0.3:
        steps += _rows(house, house.signing, [("witness", 0.66), ("nobody", 0.34)])
    return steps


_SECTIONS: dict[FormType, Callable[[_House], list[list[Step]]]] = {
    FormType.AUTHORIZATION: _authorization,
    FormType.IMAGING: _imaging,
    FormType.AMENDMENT: _amendment,
    FormType.VERBAL: _verbal,
}


def _opening(house: _House, form_type: FormType) -> list[Step]:
    rng = house.rng
    name, align = rng.choice(_ORGANISATIONS), rng.choice(("left", "centre"))
    title = house.says(words.TITLES_SPANISH if house.spanish else words.TITLES_ENGLISH, form_type.value)
    logo, band = rng.choice(("none", "none", "disc", "cross", "bars", "leaf")), rng.random() < 0.2
    return [
        partial(
            furniture.letterhead, name=name, lines=("Health Information Management",), logo=logo, align=align
        ),
        partial(furniture.title, text=title, size=rng.choice((12, 13, 14)), band=band),
    ]


def _draw(sheet: Sheet, steps: Sequence[Step], code: str) -> None:
    for step in steps:
        if sheet.y > HEIGHT - 96:
            furniture.footer(sheet, code)
            sheet.new_page()
        step(sheet)
    furniture.footer(sheet, code)
    for unasked in ("nobody", "witness"):
        sheet.expected.pop(unasked, None)


def _layout(number: int) -> Layout:
    house = _house(number)
    kinds = [form_type for form_type, share in _FORMS for _ in range(share)]
    form_type = kinds[(number * 11) % len(kinds)]
    steps = _opening(house, form_type)
    for section in _SECTIONS[form_type](house):
        steps += section
    language = Language.SPANISH if house.spanish else Language.ENGLISH
    return Layout(
        id=f"tune-drawn-{number:03d}",
        form_type=form_type,
        language=language,
        draw=partial(_draw, steps=tuple(steps), code=f"HIM-{1000 + 37 * number} (0{1 + number % 9}/23)"),
        face=house.rng.choice((SANS, SANS, SERIF, MONO, "lato", "source-serif-4", "roboto-condensed")),
        size=house.rng.choice((8.5, 9.0, 9.5, 10.0)),
        margin=house.rng.choice((38.0, 46.0, 54.0)),
    )


LAYOUTS = tuple(_layout(number) for number in range(COUNT))
