"""Paper to tune on: forms, what goes before them, and papers that are no forms."""

from samples.foreign.tune import (
    amendment,
    authorization,
    clinics,
    cover,
    drawn,
    hospitals,
    imaging,
    marking,
    papers,
    papers_written,
    verbal,
)

LAYOUTS = (
    *authorization.LAYOUTS,
    *imaging.LAYOUTS,
    *amendment.LAYOUTS,
    *verbal.LAYOUTS,
    *marking.LAYOUTS,
    *hospitals.LAYOUTS,
    *clinics.LAYOUTS,
    *drawn.LAYOUTS,
    *papers.LAYOUTS,
    *papers_written.LAYOUTS,
)
COVERS = cover.LAYOUTS
