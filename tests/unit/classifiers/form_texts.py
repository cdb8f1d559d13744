"""Texts of invented papers, line by line; "# " marks a heading in large print."""

_ABOUT_EN = (
    "Patient Name: ____________   Date of Birth: __________",
    "Address: ____________   Phone: __________",
)
_SIGN_EN = ("Signature of patient: ____________   Date: __________", "Relationship to patient: ____________")
_ABOUT_ES = (
    "Nombre del paciente: ____________   Fecha de nacimiento: __________",
    "Dirección: ____________   Teléfono: ________",
)
_SIGN_ES = ("Firma del paciente: ____________   Fecha: __________", "Parentesco: ____________")

REQUESTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("authorization", "en"): (
        "Harbor Clinic",
        "# Authorization for Release of Medical Records",
        *_ABOUT_EN,
        "I hereby authorize Harbor Clinic to release the following information to the person named below",
        "Information to be released:",
        "[ ] Discharge summary   [ ] Progress notes   [ ] X-ray and MRI reports   [ ] Images on CD",
        "Purpose of disclosure: ____________   This authorization will expire on: ________",
        "I may revoke this authorization in writing. Information may be redisclosed by the recipient.",
        *_SIGN_EN,
    ),
    ("authorization", "es"): (
        "Clínica del Puerto",
        "# Autorización para divulgar información médica",
        *_ABOUT_ES,
        "Por la presente autorizo a la clínica a divulgar mi expediente a la persona indicada",
        "Información a divulgar: [ ] Resumen del alta   [ ] Notas de evolución   [ ] Radiografías",
        "Propósito de la divulgación: ____________   Esta autorización vence el: ________",
        *_SIGN_ES,
        "For office use only   ID verified by   Released by",
    ),
    ("imaging", "en"): (
        "Harbor Imaging",
        "# Request for Copies of Radiology Images",
        *_ABOUT_EN,
        "Exams requested: ____________   Date of exam: ________",
        "[ ] Images only   [ ] Reports only   [ ] Images and reports",
        "Please send a CD of images to: ____________",
        *_SIGN_EN,
    ),
    ("imaging", "es"): (
        "Centro de Imágenes del Puerto",
        "# Solicitud de imágenes de radiología",
        *_ABOUT_ES,
        "Tipo de estudio: ____________   Fecha del examen: ________",
        "[ ] Solo imágenes   [ ] Imágenes e informes",
        *_SIGN_ES,
    ),
    ("amendment", "en"): (
        "Harbor Clinic",
        "# Request for Amendment of Health Record",
        *_ABOUT_EN,
        "Date of entry to be amended: ________",
        "Explain how the entry is incorrect or incomplete:",
        "What should the entry say to be more accurate or complete?",
        *_SIGN_EN,
    ),
    ("amendment", "es"): (
        "Clínica del Puerto",
        "# Solicitud de enmienda del expediente médico",
        *_ABOUT_ES,
        "Fecha de la anotación que desea enmendar: ________",
        "Explique en qué es incorrecta o incompleta:",
        "¿Qué debería decir la anotación?",
        *_SIGN_ES,
    ),
    ("verbal", "en"): (
        "Harbor Clinic",
        "# Authorization for Verbal Communication",
        *_ABOUT_EN,
        "Harbor Clinic may discuss my health information with the following people:",
        "Name   Relationship   Phone",
        "This form does not authorize copies of records.",
        "May we leave a detailed message on your voicemail?  [ ] Yes  [ ] No",
        *_SIGN_EN,
    ),
    ("verbal", "es"): (
        "Clínica del Puerto",
        "# Autorización para hablar con familiares",
        *_ABOUT_ES,
        "Autorizo al personal a hablar sobre mi información médica con las siguientes personas",
        "Nombre   Parentesco   Teléfono",
        "¿Podemos dejar un mensaje detallado?  [ ] Sí  [ ] No",
        *_SIGN_ES,
    ),
}

NO_REQUESTS: dict[str, tuple[str, ...]] = {
    "subpoena": (
        "# SUBPOENA DUCES TECUM",
        "Commonwealth of Massachusetts   Superior Court   Docket No. 26-0117",
        "To the Keeper of Records: you are hereby commanded to produce all medical records of",
        "the plaintiff. Fail not at your peril.",
    ),
    "invoice": (
        "# INVOICE",
        "Invoice number 20117   Bill to: Health Information",
        "Copies of medical records   214 pages",
        "Amount due $41.20   Remit to: Copy Service, payment due in 30 days",
    ),
    "privacy notice": (
        "# Notice of Privacy Practices",
        "This notice describes how medical information about you may be used and disclosed",
        "We may use and disclose your health information. You have the right to request an amendment,",
        "to get copies of your records and images, and to ask for confidential communications.",
        "Uses that need your authorization: psychotherapy notes. You may revoke an authorization.",
    ),
    "acknowledgement": (
        "# Acknowledgement of Receipt of Notice of Privacy Practices",
        "I acknowledge that I have received a copy of the notice of privacy practices.",
        *_ABOUT_EN,
        *_SIGN_EN,
    ),
    "treatment consent": (
        "# Consent for Treatment",
        *_ABOUT_EN,
        "I consent to medical treatment. The risks and benefits were explained; no guarantees were made.",
        *_SIGN_EN,
    ),
    "financial": (
        "# Patient Financial Responsibility Agreement",
        *_ABOUT_EN,
        "I am financially responsible for copayments and deductible. I assign benefits to the clinic.",
        *_SIGN_EN,
    ),
    "registration": (
        "# New Patient Registration Form",
        *_ABOUT_EN,
        "Marital status   Occupation   Employer   Emergency contact",
        "Primary insurance   Policy holder   Group number",
        *_SIGN_EN,
    ),
    "lab result": (
        "# Laboratory Report",
        "Specimen: serum   Collected 03/01/2026",
        "Test   Result   Reference range",
        "Glucose   101 mg/dL   70-99",
        "Hemoglobin   13.2",
    ),
    "letter": (
        "Dear Dr. Ruiz,",
        "Thank you for your referral of this pleasant patient. I am writing to let you know",
        "that we will see her in April. Please do not hesitate to call.",
        "Sincerely,",
        "A. Lee",
    ),
    "fee sheet": (
        "# Fees for Copies of Medical Records",
        "Paper: $0.25 per page   Base fee $10   Shipping and handling at cost",
        "Fees are subject to change",
    ),
    "advertisement": (
        "# SPECIAL OFFER",
        "Lowest rates on copier toner! Call now, limited time. No obligation.",
        "To be removed from our fax list call 800-555-0100",
    ),
    "referral": (
        "# Referral",
        "Referring provider NPI   Diagnosis code ICD-10",
        "Reason for referral: please evaluate",
    ),
    "prior authorization": (
        "# Prior Authorization Request",
        "Member ID   CPT   Diagnosis code   Rendering provider NPI",
        "MRI of the knee, quantity 1",
    ),
    "power of attorney": (
        "# Durable Power of Attorney",
        "I hereby appoint as my agent and attorney in fact",
        "Notary public",
    ),
    "questionnaire": (
        "# Health History Questionnaire",
        "Have you ever had surgery? List all medications. Do you smoke?",
        "Family history   Allergies",
    ),
    "revocation": (
        "# Revocation of Authorization",
        "I hereby revoke the authorization I signed before.",
        *_SIGN_EN,
    ),
    "restriction": (
        "# Request for Restriction of Uses and Disclosures",
        *_ABOUT_EN,
        "I ask to restrict the use of my information.",
        *_SIGN_EN,
    ),
    "media release": (
        "# Photo and Media Release",
        "Photographs, videos and publicity. I hold harmless the hospital.",
        *_SIGN_EN,
    ),
    "aviso de privacidad": (
        "# Aviso de prácticas de privacidad",
        "Este aviso describe cómo podemos usar y divulgar su información médica.",
        "Usted tiene derecho a solicitar una enmienda y copias de su expediente.",
    ),
    "consentimiento": (
        "# Consentimiento para tratamiento",
        *_ABOUT_ES,
        "Doy mi consentimiento para recibir tratamiento. Riesgos y beneficios.",
        *_SIGN_ES,
    ),
}

COVER = (
    "# FAX COVER SHEET",
    "To: Health Information   From: Dr. Ruiz",
    "Number of pages including cover: 4",
    "RE: request for medical records, authorization attached",
    "Confidentiality notice: if you received this fax in error call us.",
)
INSTRUCTIONS = (
    "# Instructions for Completing the Authorization",
    "Please complete all sections. Be sure to sign. Mail or fax the form.",
    "Return the completed form. Allow up to 15 business days. Do not fax this page.",
)
SECOND_PAGE = (
    "I may revoke this authorization in writing. Information may be redisclosed.",
    *_SIGN_EN,
    "Print name: ____________   Witness: ____________",
)
