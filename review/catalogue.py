"""The fields a person sees and corrects: label in both languages, kind of entry, and order on screen.

The order is the catalogue's; a known blank brings its own (see `in_form_order`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from domain.form import FieldBox, FormDefinition, FormType, TickBox


class Entry(StrEnum):
    """How a value is typed, hence how it is checked and what shape it has in the ledger."""

    NAME = "name"
    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    DATE_OR_TEXT = "date_or_text"
    PHONE = "phone"
    EMAIL = "email"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CODED_TEXT = "coded_text"
    TEXT_LIST = "text_list"
    MARKED = "marked"
    SENSITIVE = "sensitive"
    CONTACTS = "contacts"
    EXAMS = "exams"


class Section(StrEnum):
    PATIENT = "Patient"
    SIGNATURE = "Signature"
    RECIPIENT = "Recipient and direction"
    RECORDS = "What to release"
    IMAGING = "Images"
    AMENDMENT = "Amendment"
    VERBAL = "Permission to talk"
    SENSITIVE = "Sensitive information"
    DELIVERY = "Delivery and dates"
    OTHER = "Other fields"


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    english: str
    spanish: str


@dataclass(frozen=True, slots=True)
class CatalogueField:
    """`consent`: a permission; its control is never set before a person sets it."""

    path: str
    section: Section
    english: str
    spanish: str
    entry: Entry
    forms: frozenset[FormType]
    choices: tuple[Choice, ...] = ()
    consent: bool = False


_A, _I, _M, _V = FormType.AUTHORIZATION, FormType.IMAGING, FormType.AMENDMENT, FormType.VERBAL
_ALL = frozenset((_A, _I, _M, _V))
_RELEASE = frozenset((_A, _I))
_PERMIT = frozenset((_A, _I, _V))
_AMEND = frozenset((_M,))
_IMAGE = frozenset((_I,))
_TALK = frozenset((_V,))


def _choices(*rows: str) -> tuple[Choice, ...]:
    return tuple(Choice(*row.split("|")) for row in rows)


RELATIONSHIPS = _choices(
    "self|Self (the patient)|El propio paciente",
    "parent|Parent|Padre o madre",
    "guardian|Guardian|Tutor legal",
    "health_care_agent|Health care agent|Representante para la atención médica",
    "poa|Power of attorney|Poder notarial",
    "executor|Executor or administrator|Albacea o administrador",
    "other|Other|Otro",
)
DIRECTIONS = _choices(
    "release_out|Release to|Divulgar a",
    "obtain_in|Obtain from|Solicitar de",
    "exchange|Exchange both ways|Comunicación de doble vía",
)
PURPOSES = _choices(
    "treatment|Medical or continuing care|Atención médica",
    "personal|Personal, patient request|Uso personal",
    "legal|Legal, attorney|Legal, abogado",
    "insurance|Insurance|Seguro",
    "disability|Disability|Discapacidad",
    "workers_comp|Workers' compensation|Indemnización de trabajadores",
    "school|School|Escuela",
    "employment|Employment|Empleo",
    "military|Military|Militar",
    "research|Research|Investigación",
    "other|Other|Otro",
)
RECORD_TYPES = _choices(
    "abstract|Abstract or summary|Resumen o extracto",
    "entire|Entire record|Historia clínica completa",
    "clinic_notes|Clinic, office or progress notes|Notas de la clínica o de evolución",
    "discharge|Discharge summary|Informe del alta",
    "hp|History and physical|Antecedentes y examen físico",
    "consult|Consultations|Consultas",
    "operative|Operative reports|Informe operatorio",
    "pathology|Pathology reports|Informes de patología",
    "path_slides|Pathology slides|Preparados de patología",
    "lab|Laboratory results|Resultados de laboratorio",
    "radiology_report|Radiology reports|Informes de radiología",
    "images|Images|Imágenes",
    "radiation|Radiation reports|Radioterapia",
    "chemo_meds|Infusion and medication record|Medicamentos",
    "ed|Emergency department|Urgencias",
    "immunization|Immunizations|Vacunas",
    "photos|Photographs|Fotografías",
    "billing|Billing|Facturación",
    "therapy|Physical, occupational, speech therapy|Terapia física, ocupacional, del habla",
    "cardiology|Cardiology|Cardiología",
    "outside_records|Outside records|Registros de otros centros",
    "ehi_export|Electronic health information export|Exportación de información electrónica",
    "other|Other|Otro",
)
SENSITIVE = _choices(
    "hiv|HIV|VIH/SIDA",
    "genetic|Genetic tests|Pruebas genéticas",
    "sud_part2|Alcohol and drug treatment|Consumo de alcohol y sustancias",
    "mental_health|Mental health|Salud mental",
    "psychotherapy_notes|Psychotherapy notes|Notas de psicoterapia",
    "social_work|Communications with a social worker|Comunicaciones con trabajador social",
    "domestic_violence|Domestic violence|Violencia doméstica",
    "sexual_assault|Sexual assault|Agresión sexual",
    "sti|Sexually transmitted infections|Enfermedades de transmisión sexual",
    "reproductive|Reproductive health|Salud reproductiva",
    "gender_affirming|Gender-affirming care|Atención de afirmación de género",
)
DECISIONS = _choices(
    "granted|Granted|Autorizado",
    "refused|Refused|Rechazado",
    "not_marked|Not marked|Sin marcar",
    "unknown_polarity|Cannot tell|No se puede saber",
)
METHODS = _choices(
    "portal|Patient portal|Portal del paciente",
    "secure_email|Secure e-mail|Correo electrónico seguro",
    "plain_email|Plain e-mail|Correo electrónico sin encriptar",
    "fax|Fax|Fax",
    "mail|Mail|Correo postal",
    "pickup|Pick up|Recoger",
    "courier|Courier|Mensajería",
    "direct_provider|Direct to provider|Directo al proveedor",
)
FORMATS = _choices(
    "paper|Paper|Papel",
    "cd_dvd|CD or DVD|CD o DVD",
    "usb|USB drive|Memoria USB",
    "pdf|PDF|PDF",
    "film|Film|Películas",
    "ehi_export|Electronic export|Exportación electrónica",
)
PRODUCTS = _choices(
    "images|Images|Imágenes", "reports|Reports only|Solo informes", "both|Images and reports|Ambos"
)
MODALITIES = _choices(
    "XR|X-ray|Radiografía",
    "CT|CT|TC",
    "MR|MRI|RM",
    "US|Ultrasound|Ultrasonido",
    "NM|Nuclear medicine|Medicina nuclear",
    "PT|PET|PET",
    "MG|Mammography|Mamografía",
    "RF|Fluoroscopy|Fluoroscopia",
    "CARD|Cardiology|Cardiología",
    "OTHER|Other|Otra",
)
TOPICS = (
    *_choices(
        "appointments|Appointments|Citas",
        "medical|Medical information|Información médica",
        "results|Test results|Resultados",
        "billing|Billing|Facturación",
    ),
    *SENSITIVE,
    Choice("other", "Other", "Otro"),
)


_CHOICES = {
    "signer.relationship": RELATIONSHIPS,
    "direction": DIRECTIONS,
    "records.items": RECORD_TYPES,
    "purpose": PURPOSES,
    "delivery.method": METHODS,
    "delivery.format": FORMATS,
    "sensitive.items": SENSITIVE,
    "imaging.exams": MODALITIES,
    "imaging.product": PRODUCTS,
    "topics": TOPICS,
}
_CONSENTS = frozenset({"sensitive.items", "voicemail.allowed"})


def _field(
    section: Section, forms: frozenset[FormType], path: str, entry: Entry, english: str, spanish: str
) -> CatalogueField:
    return CatalogueField(
        path, section, english, spanish, entry, forms, _CHOICES.get(path, ()), path in _CONSENTS
    )


_PATIENT = partial(_field, Section.PATIENT, _ALL)
_SIGN = partial(_field, Section.SIGNATURE, _ALL)
_RECIPIENT = partial(_field, Section.RECIPIENT, _RELEASE)
_RECORDS = partial(_field, Section.RECORDS, _RELEASE)
_DELIVERY = partial(_field, Section.DELIVERY, _RELEASE)
_AMENDMENT = partial(_field, Section.AMENDMENT, _AMEND)
_IMAGING = partial(_field, Section.IMAGING, _IMAGE)
_VERBAL = partial(_field, Section.VERBAL, _TALK)

CATALOGUE: tuple[CatalogueField, ...] = (
    _PATIENT("patient.name", Entry.NAME, "Patient name", "Nombre del paciente"),
    _PATIENT("patient.other_names", Entry.TEXT_LIST, "Other names", "Otros nombres"),
    _PATIENT("patient.date_of_birth", Entry.DATE, "Date of birth", "Fecha de nacimiento"),
    _PATIENT("patient.mrn", Entry.NUMBER, "Medical record number", "N.º de historia clínica"),
    _PATIENT("patient.phone", Entry.PHONE, "Phone", "Teléfono"),
    _PATIENT("patient.email", Entry.EMAIL, "E-mail", "Correo electrónico"),
    _PATIENT("patient.address", Entry.TEXT, "Address", "Domicilio"),
    _SIGN("signature.present", Entry.YES_NO, "Signed", "Firmado"),
    _SIGN("signature.date", Entry.DATE, "Date signed", "Fecha de la firma"),
    _SIGN("signer.name", Entry.TEXT, "Name of the signer", "Nombre de quien firma"),
    _SIGN("signer.relationship", Entry.CODED_TEXT, "Relationship to the patient", "Relación con el paciente"),
    _SIGN("signer.authority", Entry.TEXT, "Legal authority", "Facultad legal"),
    _RECIPIENT("recipient.self", Entry.YES_NO, "To the patient", "Al propio paciente"),
    _RECIPIENT("recipient.name", Entry.TEXT, "Recipient", "Destinatario"),
    _RECIPIENT("recipient.organization", Entry.TEXT, "Organization", "Organización"),
    _RECIPIENT("recipient.address", Entry.TEXT, "Recipient's address", "Domicilio del destinatario"),
    _RECIPIENT("recipient.phone", Entry.PHONE, "Recipient's phone", "Teléfono del destinatario"),
    _RECIPIENT("recipient.fax", Entry.PHONE, "Recipient's fax", "Fax del destinatario"),
    _RECIPIENT("recipient.email", Entry.EMAIL, "Recipient's e-mail", "Correo electrónico del destinatario"),
    _field(Section.RECIPIENT, _PERMIT, "discloser.name", Entry.TEXT, "Who may release", "Autorizo a"),
    _RECIPIENT("direction", Entry.CHOICE, "Direction", "Sentido"),
    _RECORDS("records.items", Entry.MARKED, "Records marked", "Registros solicitados"),
    _RECORDS("records.other", Entry.TEXT, "Other records, as written", "Otros registros"),
    _RECORDS("records.date_from", Entry.DATE, "Records from", "Registros desde"),
    _RECORDS("records.date_to", Entry.DATE, "Records to", "Registros hasta"),
    _RECORDS("records.exclusions", Entry.TEXT, "Except", "Excepto"),
    _field(Section.RECORDS, _PERMIT, "purpose", Entry.CODED_TEXT, "Purpose", "Propósito"),
    _DELIVERY("delivery.method", Entry.CODED_TEXT, "Send by", "Método de entrega"),
    _DELIVERY("delivery.format", Entry.CODED_TEXT, "Format", "Formato"),
    _field(
        Section.SENSITIVE,
        _PERMIT,
        "sensitive.items",
        Entry.SENSITIVE,
        "Sensitive information",
        "Información confidencial",
    ),
    _field(Section.DELIVERY, _PERMIT, "expiration", Entry.DATE_OR_TEXT, "Expires", "Vence"),
    _DELIVERY("needed_by", Entry.DATE, "Needed by", "Fecha requerida"),
    _AMENDMENT("amendment.entry_date", Entry.DATE_OR_TEXT, "Date of the entry", "Fecha de la anotación"),
    _AMENDMENT("amendment.entry", Entry.LONG_TEXT, "What is wrong", "Qué es incorrecto"),
    _AMENDMENT("amendment.correction", Entry.LONG_TEXT, "What it should say", "Qué debería decir"),
    _AMENDMENT("amendment.reason", Entry.LONG_TEXT, "Reason", "Motivo"),
    _AMENDMENT("amendment.notify", Entry.LONG_TEXT, "Who should be told", "Personas a quienes notificar"),
    _IMAGING("imaging.exams", Entry.EXAMS, "Exams", "Estudios"),
    _IMAGING("imaging.body_part", Entry.TEXT, "Body part", "Parte del cuerpo"),
    _IMAGING("imaging.date_from", Entry.DATE, "Exams from", "Estudios desde"),
    _IMAGING("imaging.date_to", Entry.DATE, "Exams to", "Estudios hasta"),
    _IMAGING("imaging.product", Entry.CHOICE, "Images or reports", "Imágenes o informes"),
    _VERBAL("contacts", Entry.CONTACTS, "May talk with", "Puede hablar con"),
    _VERBAL("topics", Entry.MARKED, "About", "Temas"),
    _VERBAL("voicemail.allowed", Entry.YES_NO, "Voicemail allowed", "Se puede dejar mensaje"),
    _VERBAL("revoked_on", Entry.DATE, "Revoked on", "Revocado el"),
)
BY_PATH = {entry.path: entry for entry in CATALOGUE}


def of_form(form_type: FormType) -> tuple[CatalogueField, ...]:
    """The fields a form of this type can have; all of them while nobody can tell the type."""
    return tuple(f for f in CATALOGUE if form_type in f.forms) or CATALOGUE


def foreign(path: str) -> CatalogueField:
    """A path the catalogue does not know: shown as text at the end rather than hidden."""
    return CatalogueField(path, Section.OTHER, path, "", Entry.TEXT, _ALL)


def in_form_order(paths: Iterable[str], blank: FormDefinition | None) -> list[str]:
    """As printed on a known blank, else as in the catalogue; unknown paths at the end."""
    printed = _printed(blank) if blank else {}
    catalogue = {entry.path: place for place, entry in enumerate(CATALOGUE)}
    last = len(catalogue)
    return sorted(paths, key=lambda path: (printed.get(path, last), catalogue.get(path, last), path))


def _printed(blank: FormDefinition) -> dict[str, int]:
    """A path's first place on the blank, reading down the pages; table rows count as their table."""
    places: list[FieldBox | TickBox] = [*blank.fields, *blank.ticks]
    places.sort(key=lambda place: (place.page, place.box.top, place.box.left))
    order: dict[str, int] = {}
    for place in places:
        order.setdefault(place.path.split("[", 1)[0], len(order))
    return order
