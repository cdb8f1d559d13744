"""Sentences that many forms print."""

REVOKE = (
    "I understand that I may revoke this authorization at any time by writing to the Health Information "
    "department, except to the extent that action has already been taken in reliance on it."
)
CONDITION = (
    "Treatment, payment, enrollment or eligibility for benefits will not be conditioned on whether I sign "
    "this form."
)
REDISCLOSE = (
    "Information disclosed under this authorization may be redisclosed by the recipient and may no longer be "
    "protected by federal privacy law."
)
REVOCO = (
    "Entiendo que puedo revocar esta autorización en cualquier momento por escrito, salvo en la medida "
    "en que "
    "ya se haya actuado con base en ella."
)
CONDICION = (
    "El tratamiento, el pago o la inscripción en beneficios no dependen de que yo firme este formulario."
)
REDIVULGA = (
    "La información divulgada puede ser divulgada nuevamente por quien la recibe y dejar de estar protegida "
    "por las leyes federales de privacidad."
)
