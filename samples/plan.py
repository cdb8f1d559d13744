"""What one delivery will be, decided before anything is drawn: forms, other sheets, channel, flaws."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from classifiers.definitions import load
from domain.form import FormDefinition, FormType, Language
from domain.page import PageKind
from samples.channel import Coding, Declared, Degradation, FaxCall, Resolution
from samples.filling import Filling, Style, fill
from samples.hand import Writer, writer
from samples.mail import Container, Dress, Scan, Tint
from samples.people import People, Person, SampleSet
from samples.story import Flaw, flaws, tell

RECEIVED_ON = date(2026, 6, 15)
"""The day every sample arrives, unless told otherwise."""

LINES = {FormType.AUTHORIZATION: "records", FormType.IMAGING: "imaging", FormType.VERBAL: "verbal"}
_WEIGHTS = {
    (FormType.AUTHORIZATION, Language.ENGLISH): 30,
    (FormType.AUTHORIZATION, Language.SPANISH): 16,
    (FormType.IMAGING, Language.ENGLISH): 18,
    (FormType.AMENDMENT, Language.ENGLISH): 14,
    (FormType.VERBAL, Language.ENGLISH): 12,
    (FormType.VERBAL, Language.SPANISH): 10,
}


@dataclass(frozen=True, slots=True)
class FormPart:
    """A filled blank. `pages` of the blank in the order they travel; a lost page is not among them."""

    filling: Filling
    pages: tuple[int, ...]
    hand: Writer
    seed: int


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One page that is no form. `seed` draws it; `patient` is whose card it shows, if any."""

    kind: PageKind
    language: Language
    form_type: FormType
    seed: int
    urgent: bool = False
    patient: Person | None = None
    born: date | None = None


Part = FormPart | SheetPart


@dataclass(frozen=True, slots=True)
class FaxWay:
    line: str
    call: FaxCall


@dataclass(frozen=True, slots=True)
class ScanWay:
    """`dress` None: the scanner's file alone, without a mail around it."""

    scan: Scan
    dress: Dress | None


@dataclass(frozen=True, slots=True)
class DigitalWay:
    """Sent as it left the computer: `fields` as the PDF's own form fields, else as print on it."""

    fields: bool
    dress: Dress | None


Way = FaxWay | ScanWay | DigitalWay


@dataclass(frozen=True, slots=True)
class Plan:
    name: str
    which: SampleSet
    style: Style
    way: Way
    parts: tuple[Part, ...]
    received_on: date
    seed: int

    @property
    def page_count(self) -> int:
        return sum(len(part.pages) if isinstance(part, FormPart) else 1 for part in self.parts)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a delivery must be; None leaves it to chance."""

    template: str | None = None
    style: Style | None = None
    degradation: Degradation | None = None
    resolution: Resolution | None = None
    coding: Coding | None = None
    by_mail: bool | None = None
    dress: Dress | None = None
    container: Container | None = None
    fields: bool | None = None
    cover: bool | None = None
    second_form: bool | None = None
    upside_down: bool | None = None
    wrong: frozenset[Flaw] | None = None


@cache
def blanks() -> tuple[FormDefinition, ...]:
    return load()


def plan(
    which: SampleSet, seed: int, number: int, today: date = RECEIVED_ON, wish: Wish | None = None
) -> Plan:
    """Delivery `number` of a set; the same arguments give the same plan."""
    return _Planner(which, Random(f"{which}/{seed}/{number}"), today, wish or Wish()).plan(
        f"{which}-{seed}-{number:04d}"
    )


@dataclass
class _Planner:
    which: SampleSet
    rng: Random
    today: date
    wish: Wish

    @property
    def by_chance(self) -> bool:
        """Nothing special was wished, so anything may happen to the paper."""
        return self.wish == Wish()

    def chance(self, share: float, wished: bool | None = None) -> bool:
        drawn = self.rng.random() < share
        return drawn if wished is None else wished

    def plan(self, name: str) -> Plan:
        by_mail = self.chance(0.35, self.wish.by_mail)
        style = self.wish.style or self._style(by_mail)
        if self.by_chance and self.chance(0.03):
            parts: tuple[Part, ...] = (self._sheet(PageKind.OTHER, self._definition()),)
            style = Style.TYPED
        else:
            parts = self._packet(style, by_mail)
        way = self._way(by_mail, style, parts)
        return Plan(name, self.which, style, way, parts, self.today, self.rng.randrange(1 << 30))

    def _style(self, by_mail: bool) -> Style:
        styles = (Style.TYPED, Style.HANDPRINT, Style.CURSIVE, Style.BORN_DIGITAL)
        return self.rng.choices(styles, (2, 3, 2, 6) if by_mail else (30, 42, 28, 0))[0]

    def _definition(self) -> FormDefinition:
        known = {definition.id: definition for definition in blanks()}
        weights = [_WEIGHTS[d.form_type, d.language] for d in known.values()]
        drawn = self.rng.choices(list(known.values()), weights)[0]
        return known[self.wish.template] if self.wish.template else drawn

    # --- what is in the packet ----------------------------------------------------------------

    def _packet(self, style: Style, by_mail: bool) -> tuple[Part, ...]:
        definition = self._definition()
        people = People(self.which, self.rng)
        patient = self._patient(people, definition)
        hand = self._hand(style)
        first = self._form(definition, patient, style, hand)
        parts: list[Part] = [first]
        if self.chance(0.12, self.wish.second_form):
            others = [d for d in blanks() if d.language is definition.language and d.id != definition.id]
            second = self.rng.choice(others or [d for d in blanks() if d.id != definition.id])
            other = patient if self.chance(0.7) else self._patient(people, second)
            parts.append(self._form(second, other, style, hand))
        if style is not Style.BORN_DIGITAL:
            self._add_sheets(parts, definition, by_mail)
        if self.chance(0.15):
            parts.append(self._card(definition, patient, first))
        return tuple(parts)

    def _patient(self, people: People, definition: FormDefinition) -> Person:
        spanish_name = definition.language is Language.SPANISH or self.chance(0.2)
        return people.person(Language.SPANISH if spanish_name else Language.ENGLISH)

    def _hand(self, style: Style) -> Writer:
        written = style if style in (Style.HANDPRINT, Style.CURSIVE) else Style.CURSIVE
        return writer(self.which, written, self.rng)

    def _form(self, definition: FormDefinition, patient: Person, style: Style, hand: Writer) -> FormPart:
        wrong = flaws(self.rng)
        if self.wish.wrong is not None:
            wrong = self.wish.wrong
        people = People(self.which, self.rng)
        fill_language = definition.language
        if fill_language is Language.ENGLISH and definition.form_type in (
            FormType.IMAGING,
            FormType.AMENDMENT,
        ):
            fill_language = Language.SPANISH if self.chance(0.1) else fill_language
        story = tell(people, definition.form_type, fill_language, self.today, wrong, patient)
        pages = tuple(range(1, definition.pages + 1))
        if self.by_chance and definition.pages > 1 and style is not Style.BORN_DIGITAL:
            if self.chance(0.02):
                pages = pages[:-1]
            elif self.chance(0.02):
                pages = pages[::-1]
        return FormPart(fill(definition, story, style, self.rng), pages, hand, self.rng.randrange(1 << 30))

    def _add_sheets(self, parts: list[Part], definition: FormDefinition, by_mail: bool) -> None:
        if self.chance(0.08):
            parts.append(self._sheet(PageKind.INSTRUCTIONS, definition))
        if self.chance(0.03):
            parts.append(self._sheet(PageKind.BLANK, definition))
        if not by_mail and self.chance(0.4, self.wish.cover):
            parts.insert(0, self._sheet(PageKind.COVER, definition))

    def _sheet(self, kind: PageKind, definition: FormDefinition) -> SheetPart:
        return SheetPart(
            kind, definition.language, definition.form_type, self.rng.randrange(1 << 30), self.chance(0.1)
        )

    def _card(self, definition: FormDefinition, patient: Person, first: FormPart) -> SheetPart:
        born = first.filling.expected.get("patient.date_of_birth")
        return SheetPart(
            PageKind.ATTACHMENT,
            definition.language,
            definition.form_type,
            self.rng.randrange(1 << 30),
            patient=patient,
            born=date.fromisoformat(born) if isinstance(born, str) else None,
        )

    # --- how it travels -----------------------------------------------------------------------

    def _way(self, by_mail: bool, style: Style, parts: tuple[Part, ...]) -> Way:
        if style is Style.BORN_DIGITAL:
            return DigitalWay(self.chance(0.7, self.wish.fields), self._dress())
        degradation = self.wish.degradation or self.rng.choices(list(Degradation), (0.3, 0.35, 0.25, 0.1))[0]
        if by_mail:
            tint = self.rng.choices(list(Tint), (0.45, 0.25, 0.15, 0.15))[0]
            container = self.wish.container or self.rng.choices(list(Container), (0.5, 0.35, 0.15))[0]
            dots = self.rng.choice((150, 200, 200, 300))
            if container is Container.PNG:  # grain makes a PNG as large as a picture can be
                dots, degradation = 150, Degradation.LIGHT
            scan = Scan(dots, tint, container, degradation, tidy=not self.by_chance)
            return ScanWay(scan, self._dress())
        return FaxWay(self._line(parts), self._call(degradation, parts))

    def _dress(self) -> Dress | None:
        drawn = self.rng.choices((*Dress, None), (0.3, 0.2, 0.15, 0.1, 0.25))[0]
        return self.wish.dress or drawn

    def _line(self, parts: tuple[Part, ...]) -> str:
        """Most faxes come on the line made for them; an amendment has none of its own."""
        form = next((part for part in parts if isinstance(part, FormPart)), None)
        wanted = LINES.get(form.filling.definition.form_type) if form else None
        drawn = self.rng.choice(("records", "imaging", "verbal"))
        if wanted is None:
            return "records" if self.chance(0.6) else drawn
        return drawn if self.chance(0.1) else wanted

    def _call(self, degradation: Degradation, parts: tuple[Part, ...]) -> FaxCall:
        rng = self.rng
        pages = sum(len(part.pages) if isinstance(part, FormPart) else 1 for part in parts)
        clock = f"{rng.randint(7, 18):02d}:{rng.randint(0, 59):02d}"
        header = f"{self.today:%m/%d/%Y}  {clock}   {rng.choice(_SENDERS)}"
        resolution = self.wish.resolution or rng.choices(list(Resolution), (0.7, 0.3))[0]
        turned = frozenset(page for page in range(1, pages + 1) if rng.random() < 0.04)
        if self.chance(0.03, self.wish.upside_down):
            turned = frozenset(range(1, pages + 1))
        elif self.wish.upside_down is False:
            turned = frozenset()
        return FaxCall(
            resolution=resolution,
            coding=self.wish.coding or rng.choice(list(Coding)),
            lsb_first=rng.random() < 0.4,
            white_is_zero=rng.random() < 0.6,
            degradation=degradation,
            header=header if rng.random() < 0.85 else None,
            upside_down=turned,
            halftone=degradation is Degradation.MEDIUM and rng.random() < 0.15,
            declared=rng.choices(list(Declared), (0.8, 0.12, 0.08))[0],
            tidy=not self.by_chance,
        )


_SENDERS = ("FROM: 617-555-0143", "6175550150", "FAX SERVER", "508 555 0188", "From: Front Desk   To: HIS")
