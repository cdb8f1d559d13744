"""Our own blanks, drawn by code: the PDF a patient fills in and the definition that reads it."""

from domain.form import Language
from samples.blanks import amendment, authorization, imaging, verbal
from samples.blanks.sheet import Sheet


def sheets() -> tuple[Sheet, ...]:
    """Every blank, drawn anew."""
    return (
        authorization.draw(Language.ENGLISH),
        authorization.draw(Language.SPANISH),
        imaging.draw(),
        amendment.draw(),
        verbal.draw(Language.ENGLISH),
        verbal.draw(Language.SPANISH),
    )
