"""What invented people talk about, one stock for each set: places, offices, exams, complaints, relatives.

A reader that learns the words of the first stock by heart gains nothing on the second.
"""

from dataclasses import dataclass

from domain.form import Language


@dataclass(frozen=True, slots=True)
class Speech:
    """Answers of one language. `exams`: text, modality, body part; `relatives` and `purposes`: text, code."""

    exams: tuple[tuple[str, str, str], ...]
    entries: tuple[str, ...]
    corrections: tuple[str, ...]
    reasons: tuple[str, ...]
    relatives: tuple[tuple[str, str], ...]
    contacts: tuple[str, ...]
    purposes: tuple[tuple[str, str], ...]
    exclusion: str
    event: str
    own: str
    authority: str


@dataclass(frozen=True, slots=True)
class Words:
    """`cities`: city, state, zip code; `areas`: telephone area codes."""

    cities: tuple[tuple[str, str, str], ...]
    streets: tuple[str, ...]
    areas: tuple[str, ...]
    organisations: tuple[str, ...]
    english: Speech
    spanish: Speech

    def of(self, language: Language) -> Speech:
        return self.spanish if language is Language.SPANISH else self.english


_TUNE = Words(
    cities=(
        ("Lawrence", "MA", "01840"),
        ("Worcester", "MA", "01605"),
        ("Nashua", "NH", "03060"),
        ("Pawtucket", "RI", "02860"),
        ("Brockton", "MA", "02301"),
        ("Portland", "ME", "04101"),
        ("Hartford", "CT", "06106"),
        ("Chelsea", "MA", "02150"),
        ("Fall River", "MA", "02721"),
        ("Quincy", "MA", "02169"),
        ("San Antonio", "TX", "78207"),
        ("Decatur", "GA", "30030"),
    ),
    streets=(
        "Elm St",
        "Harbor Ave",
        "Washington Street",
        "Old Mill Rd",
        "N. Maple Dr",
        "Pleasant St",
        "Court Ln",
    ),
    areas=("617", "978", "508", "603", "401", "774", "207", "860", "404", "210"),
    organisations=(
        "Harbor Point Family Medicine",
        "Whitcomb & Reyes, Attorneys at Law",
        "Northgate Mutual Insurance Co.",
        "Blue Heron Oncology Associates",
        "St. Brendan Medical Center",
        "Granite State Disability Services",
        "Clínica Familiar del Valle",
        "Riverbend Orthopedics",
        "Lakeshore Pediatric Group",
        "Eastfield Community Health Center",
    ),
    english=Speech(
        exams=(
            ("CT chest", "CT", "Chest"),
            ("MRI brain with contrast", "MR", "Brain"),
            ("X-ray left knee", "XR", "Left knee"),
            ("Mammogram", "MG", "Breast"),
            ("Ultrasound abdomen", "US", "Abdomen"),
            ("PET/CT whole body", "PT", "Whole body"),
            ("MRI lumbar spine", "MR", "Lumbar spine"),
            ("X-ray right hand", "XR", "Right hand"),
        ),
        entries=(
            "Note says I smoke one pack a day.",
            "Visit note lists an allergy to penicillin.",
            "Discharge summary states left leg surgery.",
            "The progress note says I missed two appointments.",
            "Medication list shows warfarin 5 mg.",
        ),
        corrections=(
            "I have never smoked.",
            "I have no known drug allergies.",
            "Surgery was on my right leg.",
            "I attended both visits in May.",
            "I stopped warfarin in 2023.",
        ),
        reasons=(
            "It affects my life insurance.",
            "Wrong information could harm my care.",
            "The wrong side was written down.",
            "My new doctor read the wrong list.",
        ),
        relatives=(
            ("Mother", "parent"),
            ("Father", "parent"),
            ("Legal guardian", "guardian"),
            ("Health care agent", "health_care_agent"),
            ("Executor", "executor"),
        ),
        contacts=("Wife", "Husband", "Daughter", "Son", "Sister", "Friend", "Mother"),
        purposes=(("Continuing care", "treatment"), ("Legal", "legal"), ("Disability claim", "disability")),
        exclusion="ER visit of April 2024",
        event="end of my case",
        own="Self",
        authority="Court appointment",
    ),
    spanish=Speech(
        exams=(
            ("TC de tórax", "CT", "Tórax"),
            ("Resonancia de rodilla", "MR", "Rodilla derecha"),
            ("Radiografía de mano", "XR", "Mano izquierda"),
            ("Mamografía", "MG", "Mama"),
            ("Ultrasonido abdominal", "US", "Abdomen"),
        ),
        entries=(
            "La nota dice que fumo una cajetilla diaria.",
            "Dice que soy alérgica a la penicilina.",
            "El resumen dice cirugía de la pierna izquierda.",
        ),
        corrections=(
            "Nunca he fumado.",
            "No tengo alergias conocidas.",
            "La cirugía fue en la pierna derecha.",
        ),
        reasons=(
            "Puede afectar mi tratamiento.",
            "La información no es correcta.",
            "Mi doctora leyó un dato falso.",
        ),
        relatives=(
            ("Madre", "parent"),
            ("Padre", "parent"),
            ("Tutor legal", "guardian"),
            ("Albacea", "executor"),
        ),
        contacts=("Esposa", "Esposo", "Hija", "Hijo", "Hermana", "Amiga", "Madre"),
        purposes=(("Atención médica", "treatment"), ("Caso legal", "legal"), ("Uso personal", "personal")),
        exclusion="Visita de abril 2024",
        event="al cierre de mi caso",
        own="Paciente",
        authority="Custodia legal",
    ),
)

_REPORT = Words(
    cities=(
        ("Springfield", "IL", "62704"),
        ("Bayamón", "PR", "00959"),
        ("El Paso", "TX", "79901"),
        ("Duluth", "MN", "55802"),
        ("St. Louis", "MO", "63116"),
        ("Las Cruces", "NM", "88001"),
        ("Ponce", "PR", "00716"),
        ("Chattanooga", "TN", "37402"),
        ("Bakersfield", "CA", "93301"),
        ("Winston-Salem", "NC", "27101"),
        ("Burlington", "VT", "05401"),
        ("Tacoma", "WA", "98402"),
        ("Bridgeport", "CT", "06604"),
    ),
    streets=(
        "Martin Luther King Blvd",
        "W 43rd St",
        "Juniper Circle",
        "Calle Fortaleza",
        "County Road 9",
        "Sycamore Terrace",
        "E. Broadway",
        "Lakeview Pkwy",
        "Chestnut Hill Rd",
    ),
    areas=("312", "787", "915", "218", "314", "505", "423", "661", "336", "802", "253", "203"),
    organisations=(
        "Mercy Hill Cardiology Group",
        "Okafor Lindqvist LLP",
        "Prairie State Life & Casualty",
        "Northwoods Kidney Center",
        "Hospital Santa Rosalía",
        "Ozark Valley Pain Clinic",
        "Department of Aging and Disability",
        "Tri-City Urgent Care #4",
        "Dr. Halloran's office",
        "Centro Médico del Oeste",
        "Sunrise Physical Therapy, Inc.",
        "Lincoln High School Nurse",
        "Bright Futures Pediatrics, P.A.",
    ),
    english=Speech(
        exams=(
            ("CT abdomen/pelvis w contrast", "CT", "Abdomen and pelvis"),
            ("MRI right shoulder", "MR", "R shoulder"),
            ("Chest x-ray 2 views", "XR", "Chest"),
            ("3D screening mammogram", "MG", "Both breasts"),
            ("Thyroid ultrasound", "US", "Thyroid"),
            ("MRI c-spine", "MR", "Neck"),
            ("Bone scan", "NM", "Whole skeleton"),
            ("Echocardiogram", "CARD", "Heart"),
            ("Head CT", "CT", "Head"),
            ("Left hip films", "XR", "L hip"),
        ),
        entries=(
            "The note of my visit says I came in by ambulance after drinking. I was driven by my "
            "sister and had not had any alcohol.",
            "Problem list has diabetes type 2 on it.",
            "ER record says I refused treatment and left against advice.",
            "My weight is given as 281 lbs and my height as 5 ft 1.",
            "Family history says mother died of breast cancer at age 41.",
            "Op note names the wrong surgeon and says general anesthesia, but I had a spinal block "
            "and was awake the whole time.",
        ),
        corrections=(
            "Please take it out. My A1c was 5.4 in March and has never been over 5.6.",
            "No alcohol use. Brought in by family.",
            "I waited six hours, told the nurse, and was told I could go.",
            "181 lbs, 5 ft 7",
            "My mother is alive. It was my aunt, at 71.",
            "Spinal anesthesia. Surgeon was Dr. Abernathy, not Dr. Albright.",
        ),
        reasons=(
            "My employer's clinic saw this and I was taken off the schedule.",
            "It is not true",
            "I am applying for long-term care coverage and was turned down because of this line in my chart.",
            "Other doctors keep asking me about it.",
            "Safety. They might give me the wrong drug.",
        ),
        relatives=(
            ("mom", "parent"),
            ("Dad", "parent"),
            ("Conservator", "guardian"),
            ("Health care proxy", "health_care_agent"),
            ("POA", "poa"),
            ("Personal representative of estate", "executor"),
            ("Guardian", "guardian"),
        ),
        contacts=(
            "Spouse",
            "Partner",
            "Daughter-in-law",
            "Neighbor",
            "Brother",
            "Caregiver",
            "Grandson",
            "Aunt",
            "Mom",
        ),
        purposes=(
            ("Second opinion", "treatment"),
            ("Lawsuit", "legal"),
            ("SSI application", "disability"),
            ("Transfer of care", "treatment"),
            ("my own records", "personal"),
        ),
        exclusion="therapy notes 2021",
        event="when my claim is settled",
        own="self",
        authority="Letters of guardianship",
    ),
    spanish=Speech(
        exams=(
            ("Sonograma pélvico", "US", "Pelvis"),
            ("MRI de columna lumbar", "MR", "Espalda baja"),
            ("Placa de pecho", "XR", "Pecho"),
            ("CT de cabeza", "CT", "Cabeza"),
            ("Mamografía bilateral", "MG", "Senos"),
            ("Densitometría ósea", "OTHER", "Cadera"),
        ),
        entries=(
            "El expediente dice que tengo diabetes y que no tomo mis medicinas. Nunca me han dado "
            "ese diagnóstico.",
            "Aparece una cesárea en 2011.",
            "La hoja de alta tiene otro peso y otra estatura.",
            "Dice que vivo solo y que no tengo quien me cuide.",
        ),
        corrections=(
            "No soy diabética.",
            "Mi parto fue natural, en casa, el 3 de mayo.",
            "Peso 68 kilos, mido 1.60 m.",
            "Vivo con mi hija y ella me ayuda con todas las medicinas.",
        ),
        reasons=(
            "El seguro me subió la cuota por este dato.",
            "Está mal y quiero que quede bien",
            "Me pueden recetar algo que me haga daño.",
        ),
        relatives=(
            ("Mamá", "parent"),
            ("Papá", "parent"),
            ("Tutora", "guardian"),
            ("Apoderado", "poa"),
            ("Representante de salud", "health_care_agent"),
        ),
        contacts=("Nuera", "Vecina", "Compañero", "Sobrina", "Nieto", "Hermano", "Cuñada", "Papá"),
        purposes=(
            ("Segunda opinión", "treatment"),
            ("Demanda", "legal"),
            ("Seguro Social por incapacidad", "disability"),
            ("Cambio de médico", "treatment"),
            ("Para mí", "personal"),
        ),
        exclusion="notas de terapia 2021",
        event="cuando termine mi tratamiento",
        own="yo",
        authority="Poder notarial",
    ),
)

WORDS = (_TUNE, _REPORT)
"""By half: 0 to tune on, 1 to measure on."""
