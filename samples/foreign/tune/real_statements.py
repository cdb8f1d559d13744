"""What such forms tell the signer, said in the manner of several offices."""

REVOKE = (
    "This permission may be taken back at any time. To do so, write to Medical Records at the address above. "
    "What was already sent cannot be called back."
)
CONDITION = (
    "Care, payment, enrollment and benefits are the same whether or not this page is signed, unless the care "
    "is given only to produce a report for somebody else."
)
REDISCLOSE = (
    "Whoever receives the records may pass them on, and federal privacy rules may then no longer cover them."
)
COPY = "A copy, scan or fax of this signed page counts as the original. I may have a copy of what I signed."
FEES = "Copies may carry a fee set by state law. Records for continuing care are sent without charge."
PART_TWO = (
    "Records of a substance use disorder program are covered by 42 CFR Part 2 and go out only where the line "
    "for them is initialed below."
)
REVOCO = (
    "Este permiso puede retirarse en cualquier momento con una carta al Archivo Clínico. Lo que ya se haya "
    "enviado no puede recuperarse."
)
CONDICION = "La atención, el pago y los beneficios son los mismos aunque esta hoja no se firme."
REDIVULGA = (
    "Quien reciba los documentos podría compartirlos y las leyes federales de privacidad podrían ya no "
    "protegerlos."
)
COPIA = "Una copia o un fax de esta hoja firmada vale como el original."
SIXTY = (
    "An answer is sent within 60 days of the day this page is received; if more time is needed, one letter "
    "will say why. A request may be turned down when the entry is correct and complete, was written "
    "elsewhere, or is not part of the records used for decisions about care."
)
SESENTA = (
    "La respuesta se envía dentro de 60 días. La solicitud puede negarse si la anotación es correcta y "
    "completa o si fue escrita en otro lugar."
)
NO_COPIES = "This page is for talking only. It does not let anyone receive copies of the chart."
SIN_COPIAS = "Esta hoja es solo para conversar; no permite entregar copias del expediente."
