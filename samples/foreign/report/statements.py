"""Sentences that many forms print."""

RIGHTS = (
    "You may cancel this permission at any time by sending a letter to the Privacy Officer. Cancelling "
    "does not "
    "undo disclosures already made. We will not refuse care if you do not sign. Once released, the "
    "information "
    "may be shared again by the person who gets it and federal rules may no longer protect it."
)
DERECHOS = (
    "Usted puede cancelar este permiso cuando quiera enviando una carta al Oficial de Privacidad. No "
    "negaremos "
    "atención si usted no firma. Una vez entregada, la información podría compartirse de nuevo y ya no estar "
    "protegida por las normas federales."
)
