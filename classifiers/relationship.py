"""How a signer stands to the patient, as a code."""

from classifiers import text
from classifiers.fold import fold
from classifiers.parsed import Parsed

# The first line with a word in the text wins: a health care power of attorney is no financial one.
_WORDS = """
executor: executor, executrix, administrator, administratrix, estate, albacea
health_care_agent: health care agent, healthcare agent, health care proxy, healthcare proxy, hcp, proxy
health_care_agent: health care power, healthcare power, healthcare poa, medical power, medical poa
health_care_agent: agente de atencion, apoderado para la atencion, apoderado medico, poder medico
health_care_agent: agente medico, agente medica, apoderada para la atencion, apoderada medica
poa: power of attorney, poa, attorney in fact, poder notarial, apoderado, apoderada, poder legal
guardian: guardian, conservator, tutor, tutora, curador, curadora
parent: parent, mother, father, mom, dad, madre, padre, mama, papa, padres, parents
self: self, patient, myself, me, paciente, yo, mismo, misma
"""
_CODES = tuple(
    (code.strip(), tuple(word.strip() for word in words.split(",")))
    for code, _, words in (line.partition(":") for line in _WORDS.strip().splitlines())
)


def code(written: str) -> str:
    folded = f" {fold(written)} "
    for name, words in _CODES:
        if any(f" {word} " in folded for word in words):
            return name
    return "other"


def normalise(raw: str) -> Parsed | None:
    parsed = text.normalise(raw)
    if parsed is None or not isinstance(parsed.value, str):
        return None
    return Parsed(parsed.value, parsed.raw, parsed.validity, code=code(parsed.value))
