"""Publish, review or exceptions: a closed union, matched exhaustively."""

from dataclasses import dataclass

from domain.request import Department, Finding, LegalBasis


@dataclass(frozen=True, slots=True)
class Publish:
    department: Department
    legal_basis: LegalBasis
    findings: tuple[Finding, ...]
    deficient: bool = False
    """A person confirmed that it is not valid as it stands."""


@dataclass(frozen=True, slots=True)
class Review:
    """`reasons` are sentences a clerk understands, `doubtful` the paths that made them."""

    department: Department
    legal_basis: LegalBasis
    findings: tuple[Finding, ...]
    reasons: tuple[str, ...]
    doubtful: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Nothing a department can act on; published to the exceptions queue with its reasons."""

    findings: tuple[Finding, ...]
    reasons: tuple[str, ...]
    department: Department = Department.EXCEPTIONS


Decision = Publish | Review | Exceptions
