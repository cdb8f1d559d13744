"""Tables that tell people apart: the patient index, marks to find requests by, and whose papers are
opened for a reason only. Marks are keyed: without the key they tell nothing."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from ledger.schema import UtcTime, metadata


class Kin(StrEnum):
    """Why a person's papers are opened for a reason only."""

    VIP = "vip"
    COLLEAGUE = "colleague"
    OWN = "own"


# What another system knows of patients: `facts` is sealed, `mark` is of the record number.
patients = Table(
    "patients",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mark", String(64), nullable=False, unique=True),
    Column("facts", LargeBinary, nullable=False),
    Column("imported_at", UtcTime, nullable=False),
    Index(None, "imported_at"),
)

# The first of a mark's signs are enough to look by: who is found is compared in full.
patient_marks = Table(
    "patient_marks",
    metadata,
    Column("mark", String(16), primary_key=True),
    Column(
        "patient_id",
        Integer,
        ForeignKey("patients.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Index(None, "patient_id"),
)

# Beginnings of the words of a request's patient's name, the birth date and the record number.
person_marks = Table(
    "person_marks",
    metadata,
    Column("mark", String(16), primary_key=True),
    Column("request_id", String(26), ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "request_id"),
)

# People whose papers not everybody who may see papers should open without saying why.
guarded_people = Table(
    "guarded_people",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("kin", String(10), nullable=False),
    CheckConstraint(f"kin IN ('{Kin.VIP}', '{Kin.COLLEAGUE}')", name="kin"),
)

# The reason a person gave, in one session, for one delivery's papers.
openings = Table(
    "openings",
    metadata,
    Column("session", String(64), primary_key=True),
    Column("delivery_id", String(26), ForeignKey("deliveries.id", ondelete="RESTRICT"), primary_key=True),
    Column("staff_id", String(26), ForeignKey("staff.id", ondelete="RESTRICT"), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("note", LargeBinary),
    Column("at", UtcTime, nullable=False),
)
