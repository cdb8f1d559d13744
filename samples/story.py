"""What one requester wants: the answer to every question a blank may ask, written and normalised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from domain.form import FormType, Json, Language
from samples.people import People, Person, SampleSet

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_MONTHS_ES = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()  # noqa: SIM905
)

_ENTRIES = (
    ("Visit note by Dr. Osgood", "Nota de consulta del Dr. Osgood"),
    ("Lab report, chemistry panel", "Informe de laboratorio"),
    ("Discharge summary", "Informe del alta"),
    ("Medication list in the clinic note", "Lista de medicamentos de la consulta"),
    ("Allergy list", "Lista de alergias"),
    ("Operative report by Dr. Pell", "Informe quirúrgico del Dr. Pell"),
)
_CORRECTIONS = (
    ("I have never smoked. Please remove the line that says I smoke daily.", "Nunca he fumado."),
    ("My allergy is to penicillin, not to aspirin.", "Soy alérgica a la penicilina, no a la aspirina."),
    ("The surgery was on my left knee and not on the right one.", "La cirugía fue en la rodilla izquierda."),
    ("My father had colon cancer. The note says it was my brother.", "Mi padre tuvo cáncer de colon."),
    ("I take 25 mg of metoprolol twice a day, not 50 mg.", "Tomo 25 mg de metoprolol dos veces al día."),
    ("My mother's history of diabetes is missing.", "Falta el antecedente de diabetes de mi madre."),
)
_REASONS = (
    ("It may change how I am treated in an emergency.", "Puede cambiar mi tratamiento."),
    ("The information belongs to another patient.", "La información es de otro paciente."),
    ("My insurance was refused because of this mistake.", "Mi seguro fue negado por este error."),
    ("I told the nurse and it was written down wrong.", "Se lo dije a la enfermera y se anotó mal."),
)
_EXCLUSIONS = (
    ("ER visit of April 2024", "Visita de abril de 2024"),
    ("psychiatry notes", "notas de psiquiatría"),
    ("billing letters", "cartas de facturación"),
    ("visit of May 2023", "consulta de mayo de 2023"),
)
_OTHER_RECORDS = (
    ("tumor board notes", "notas del comité de tumores"),
    ("vaccine card copy", "copia de la cartilla"),
    ("nutrition consult", "consulta de nutrición"),
    ("port placement report", "informe del catéter"),
)
_OTHER_PURPOSES = (
    ("second opinion", "segunda opinión"),
    ("travel", "viaje"),
    ("adoption", "adopción"),
    ("summer camp", "campamento"),
)
_EVENTS = (("end of treatment", "fin del tratamiento"), ("close of my case", "cierre de mi caso"))
_BODY_PARTS = (
    ("chest", "tórax"),
    ("brain with contrast", "cerebro"),
    ("left knee", "rodilla izquierda"),
    ("abdomen and pelvis", "abdomen y pelvis"),
    ("right breast", "mama derecha"),
    ("lumbar spine", "columna lumbar"),
)
_RELATIONS = (
    ("Wife", "Esposa"),
    ("Husband", "Esposo"),
    ("Daughter", "Hija"),
    ("Son", "Hijo"),
    ("Sister", "Hermana"),
    ("Friend", "Amigo"),
    ("Mother", "Madre"),
    ("Neighbor", "Vecina"),
)
_SIGNERS = (
    ("parent", ("Mother", "Madre"), ("parent of a minor", "madre de un menor")),
    ("parent", ("Father", "Padre"), ("parent of a minor", "padre de un menor")),
    ("guardian", ("Legal guardian", "Tutora legal"), ("court appointed guardian", "tutela judicial")),
    ("health_care_agent", ("Health care agent", "Apoderada médica"), ("health care proxy", "poder médico")),
    ("executor", ("Executor", "Albacea"), ("letters of authority", "carta testamentaria")),
)


class Flaw(StrEnum):
    """What a requester forgot or got wrong."""

    UNSIGNED = "unsigned"
    UNDATED = "undated"
    NO_BIRTH_DATE = "no_birth_date"
    NO_NAME = "no_name"
    NO_PURPOSE = "no_purpose"
    NO_SCOPE = "no_scope"
    NO_RECIPIENT = "no_recipient"
    EXPIRED = "expired"
    BORN_AFTER_SIGNING = "born_after_signing"
    SIGNED_IN_FUTURE = "signed_in_future"


_FLAW_SHARE = {
    Flaw.UNSIGNED: 0.08,
    Flaw.UNDATED: 0.06,
    Flaw.NO_BIRTH_DATE: 0.04,
    Flaw.NO_NAME: 0.01,
    Flaw.NO_PURPOSE: 0.05,
    Flaw.NO_SCOPE: 0.03,
    Flaw.NO_RECIPIENT: 0.02,
    Flaw.EXPIRED: 0.04,
    Flaw.BORN_AFTER_SIGNING: 0.015,
    Flaw.SIGNED_IN_FUTURE: 0.015,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """`shown` is what gets written, `value` its normalised form."""

    shown: str
    value: Json


@dataclass(frozen=True, slots=True)
class Story:
    """`written`: path to answer, `chosen`: path to the codes of the boxes marked, `sensitive`:
    category to granted or refused. What is in none of them is left blank."""

    language: Language
    patient: Person
    signer: Person
    written: Mapping[str, Answer]
    chosen: Mapping[str, tuple[str, ...]]
    sensitive: Mapping[str, str]
    flaws: frozenset[Flaw] = field(default_factory=frozenset)


def flaws(rng: Random) -> frozenset[Flaw]:
    return frozenset(flaw for flaw, share in _FLAW_SHARE.items() if rng.random() < share)


@dataclass
class _Teller:
    """A story being told for one form type."""

    people: People
    language: Language
    today: date
    flaws: frozenset[Flaw]
    written: dict[str, Answer] = field(default_factory=dict)
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sensitive: dict[str, str] = field(default_factory=dict)

    @property
    def rng(self) -> Random:
        return self.people.rng

    def maybe(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, pairs: tuple[tuple[str, str], ...]) -> str:
        """One of the texts, in the writer's language and only from the set's own half."""
        start = 0 if self.people.which is SampleSet.TUNE else 1
        english, spanish = self.rng.choice(pairs[start::2])
        return spanish if self.language is Language.SPANISH else english

    def write(self, path: str, text: str) -> None:
        self.written[path] = Answer(text, text)

    def write_date(self, path: str, day: date) -> None:
        self.written[path] = Answer(dated(self.rng, day, self.language), day.isoformat())

    def write_phone(self, path: str) -> None:
        shown, value = self.people.phone()
        self.written[path] = Answer(shown, value)

    def choose(self, path: str, *codes: str) -> None:
        self.chosen[path] = codes

    def some(self, codes: str, most: int) -> tuple[str, ...]:
        known = codes.split()
        return tuple(sorted(self.rng.sample(known, self.rng.randint(1, most)), key=known.index))


def tell(
    people: People,
    form_type: FormType,
    language: Language,
    today: date,
    wrong: frozenset[Flaw],
    patient: Person,
) -> Story:
    """A story fit for one type of form, with the given flaws."""
    teller = _Teller(people, language, today, wrong)
    signed = today - timedelta(days=teller.rng.randint(0, 40))
    if Flaw.SIGNED_IN_FUTURE in wrong:
        signed = today + timedelta(days=teller.rng.randint(20, 300))
    signer, code = _who_signs(teller, patient)
    _identify(teller, patient, signed, minor=code == "parent")
    if form_type in (FormType.AUTHORIZATION, FormType.IMAGING):
        _release(teller, signed, form_type)
    if form_type is FormType.AUTHORIZATION:
        _records(teller, signed)
    elif form_type is FormType.IMAGING:
        _imaging(teller, signed)
    elif form_type is FormType.AMENDMENT:
        _amend(teller, signed)
    else:
        _talk(teller, signed)
    _sign(teller, signed, signer)
    return Story(language, patient, signer, teller.written, teller.chosen, teller.sensitive, wrong)


def dated(rng: Random, day: date, language: Language) -> str:
    """A date as people write it; day before month only where it cannot be misread."""
    shapes = [f"{day:%m/%d/%Y}"] * 4 + [f"{day.month}/{day.day}/{day:%y}"] * 2
    shapes += [f"{day.month}/{day.day}/{day.year}", f"{day:%m-%d-%Y}"]
    if language is Language.SPANISH:
        shapes.append(f"{day.day} de {_MONTHS_ES[day.month - 1]} de {day.year}")
        if day.day > 12:
            shapes.append(f"{day:%d/%m/%Y}")
    else:
        shapes.append(f"{_MONTHS[day.month - 1][:3]} {day.day}, {day.year}")
    return rng.choice(shapes)


def _who_signs(teller: _Teller, patient: Person) -> tuple[Person, str]:
    """The signer and the code of the relationship; blank relationships happen when it is the patient."""
    spanish = teller.language is Language.SPANISH
    if teller.maybe(0.78):
        if teller.maybe(0.6):
            text = "Yo mismo" if spanish else "Self"
            teller.written["signer.relationship"] = Answer(text, {"text": text, "code": "self"})
            teller.choose("signer.relationship", "self")
        return patient, "self"
    code, texts, authorities = teller.rng.choice(_SIGNERS)
    text = texts[spanish]
    teller.written["signer.relationship"] = Answer(text, {"text": text, "code": code})
    teller.choose("signer.relationship", code)
    if teller.maybe(0.8):
        teller.write("signer.authority", authorities[spanish])
    return teller.people.person(teller.language), code


def _identify(teller: _Teller, patient: Person, signed: date, minor: bool) -> None:
    rng, people = teller.rng, teller.people
    if Flaw.NO_NAME not in teller.flaws:
        shown = patient.full
        if teller.maybe(0.06):
            shown = f"{patient.family}, {patient.given} {patient.middle}".strip()
        teller.written["patient.name"] = Answer(shown, patient.full)
    if Flaw.NO_BIRTH_DATE not in teller.flaws:
        youngest = signed - timedelta(days=400 if minor else 7000)
        born = youngest - timedelta(days=rng.randrange(5500 if minor else 22000))
        if Flaw.BORN_AFTER_SIGNING in teller.flaws:
            born = signed + timedelta(days=rng.randint(1, 30))
        teller.write_date("patient.date_of_birth", born)
    if teller.maybe(0.65):
        teller.write("patient.mrn", str(rng.randrange(1_000_000, 9_999_999)))
    if teller.maybe(0.2):
        teller.written["patient.other_names"] = _former(people, teller.language)
    if teller.maybe(0.9):
        teller.write_phone("patient.phone")
    if teller.maybe(0.6):
        teller.write("patient.email", people.email(patient))
    if teller.maybe(0.9):
        teller.write("patient.address", people.address())


def _former(people: People, language: Language) -> Answer:
    name = people.person(language).family
    return Answer(name, [name])


def _release(teller: _Teller, signed: date, form_type: FormType) -> None:
    """Recipient, purpose, delivery, expiry and the protected categories."""
    own = teller.maybe(0.35)
    if Flaw.NO_RECIPIENT not in teller.flaws:
        _recipient(teller, own)
    if Flaw.NO_PURPOSE not in teller.flaws:
        codes = "treatment legal insurance disability workers_comp school other"
        if form_type is FormType.IMAGING:
            codes = "treatment legal insurance disability"
        code = "personal" if own else teller.rng.choice([*codes.split(), "treatment", "treatment"])
        teller.choose("purpose", code)
        if code == "other":
            text = teller.pick(_OTHER_PURPOSES)
            teller.written["purpose"] = Answer(text, {"text": text, "code": "other"})
    if teller.maybe(0.85):
        methods = "portal secure_email mail pickup" if own else "fax mail secure_email"
        if form_type is FormType.IMAGING:
            methods = "portal pickup mail" if own else "mail courier pickup"
        teller.choose("delivery.method", teller.rng.choice(methods.split()))
    if teller.maybe(0.7):
        formats = "cd_dvd usb film" if form_type is FormType.IMAGING else "paper cd_dvd usb pdf"
        teller.choose("delivery.format", teller.rng.choice(formats.split()))
    if teller.maybe(0.25):
        teller.write_date("needed_by", teller.today + timedelta(days=teller.rng.randint(7, 60)))
    _expire(teller, signed)
    _protect(teller)


def _recipient(teller: _Teller, own: bool) -> None:
    if own:
        teller.choose("recipient.self", "true")
        return
    people = teller.people
    direction = teller.rng.choice(["release_out"] * 8 + ["obtain_in", "exchange"])
    if teller.maybe(0.9):
        teller.choose("direction", direction)
    if direction != "release_out":
        teller.write("discloser.name", people.organization())
    doctor = people.person(Language.ENGLISH)
    if teller.maybe(0.7):
        teller.write(
            "recipient.name", f"{doctor.given} {doctor.family}" + teller.rng.choice((", MD", "", ""))
        )
    teller.write("recipient.organization", people.organization())
    if teller.maybe(0.8):
        teller.write("recipient.address", people.address())
    if teller.maybe(0.75):
        teller.write_phone("recipient.phone")
    if teller.maybe(0.6):
        teller.write_phone("recipient.fax")
    if teller.maybe(0.3):
        teller.write("recipient.email", people.email(doctor))


def _expire(teller: _Teller, signed: date) -> None:
    if Flaw.EXPIRED in teller.flaws:
        teller.write_date("expiration", teller.today - timedelta(days=teller.rng.randint(5, 200)))
    elif teller.maybe(0.55):
        teller.write_date("expiration", signed + timedelta(days=teller.rng.choice((90, 180, 365, 365, 730))))
    elif teller.maybe(0.1):
        text = _EVENTS[teller.rng.randrange(2)][teller.language is Language.SPANISH]
        teller.write("expiration", text)


def _protect(teller: _Teller) -> None:
    """Most people leave the protected categories alone; some answer a few, some answer all."""
    known = "hiv genetic sud_part2 mental_health sti domestic_violence sexual_assault social_work".split()  # noqa: SIM905
    manner = teller.rng.choice(("none", "none", "few", "few", "all"))
    asked = {"none": [], "few": teller.rng.sample(known, 2), "all": known}[manner]
    for category in asked:
        teller.sensitive[category] = "granted" if teller.maybe(0.6) else "refused"


def _records(teller: _Teller, signed: date) -> None:
    if Flaw.NO_SCOPE in teller.flaws:
        return
    codes = teller.some(
        "abstract clinic_notes discharge hp consult operative pathology lab radiology_report images "
        "radiation chemo_meds immunization billing",
        6,
    )
    if teller.maybe(0.12):
        codes = ("entire",)
    if teller.maybe(0.12):
        codes = (*codes, "other")
        teller.write("records.other", teller.pick(_OTHER_RECORDS))
    teller.choose("records.items", *codes)
    if teller.maybe(0.75):
        start = signed - timedelta(days=teller.rng.randint(200, 2500))
        teller.write_date("records.date_from", start)
        teller.write_date("records.date_to", start + timedelta(days=teller.rng.randint(20, 190)))
    if teller.maybe(0.12):
        teller.write("records.exclusions", teller.pick(_EXCLUSIONS))


def _imaging(teller: _Teller, signed: date) -> None:
    if Flaw.NO_SCOPE not in teller.flaws:
        teller.choose("imaging.exams", *teller.some("XR CT MR US NM PT MG OTHER", 3))
        if teller.maybe(0.8):
            teller.write("imaging.body_part", teller.pick(_BODY_PARTS))
    if teller.maybe(0.8):
        start = signed - timedelta(days=teller.rng.randint(60, 1500))
        teller.write_date("imaging.date_from", start)
        teller.write_date("imaging.date_to", start + timedelta(days=teller.rng.randint(0, 50)))
    if teller.maybe(0.95):
        teller.choose("imaging.product", teller.rng.choice(("images", "images", "both", "reports")))


def _amend(teller: _Teller, signed: date) -> None:
    if teller.maybe(0.9):
        teller.write_date("amendment.entry_date", signed - timedelta(days=teller.rng.randint(10, 700)))
    teller.write("amendment.entry", teller.pick(_ENTRIES))
    if Flaw.NO_SCOPE not in teller.flaws:
        teller.write("amendment.correction", teller.pick(_CORRECTIONS))
    if teller.maybe(0.9):
        teller.write("amendment.reason", teller.pick(_REASONS))
    if teller.maybe(0.5):
        doctor = teller.people.person(Language.ENGLISH)
        organization = teller.people.organization()
        teller.write("amendment.notify", f"Dr. {doctor.given} {doctor.family}, {organization}")


def _talk(teller: _Teller, signed: date) -> None:
    if Flaw.NO_RECIPIENT not in teller.flaws:
        for row in range(teller.rng.choice((1, 2, 2, 3))):
            teller.write(f"contacts[{row}].name", teller.people.person(teller.language).full)
            if teller.maybe(0.95):
                teller.write(f"contacts[{row}].relationship", teller.pick(_RELATIONS))
            if teller.maybe(0.9):
                teller.write_phone(f"contacts[{row}].phone")
    if Flaw.NO_SCOPE not in teller.flaws:
        codes = "appointments medical results billing mental_health sud_part2 hiv genetic other"
        teller.choose("topics", *teller.some(codes, 5))
    if teller.maybe(0.85):
        teller.choose("voicemail.allowed", teller.rng.choice(("true", "true", "false")))
    _expire(teller, signed)
    if teller.maybe(0.04):
        teller.write_date("revoked_on", signed + timedelta(days=3))


def _sign(teller: _Teller, signed: date, signer: Person) -> None:
    if Flaw.UNDATED not in teller.flaws:
        teller.write_date("signature.date", signed)
    if teller.maybe(0.92):
        teller.write("signer.name", signer.full)
