"""Paper to measure on: forms, what goes before them, and papers that are no forms."""

from samples.foreign.report import (
    amendment,
    amendment_offices,
    authorization,
    authorization_clinics,
    authorization_offices,
    authorization_spanish,
    cover,
    imaging,
    imaging_centres,
    papers,
    verbal,
    verbal_practices,
)

LAYOUTS = (
    *authorization.LAYOUTS,
    *authorization_clinics.LAYOUTS,
    *authorization_offices.LAYOUTS,
    *authorization_spanish.LAYOUTS,
    *imaging.LAYOUTS,
    *imaging_centres.LAYOUTS,
    *amendment.LAYOUTS,
    *amendment_offices.LAYOUTS,
    *verbal.LAYOUTS,
    *verbal_practices.LAYOUTS,
    *papers.LAYOUTS,
)
COVERS = cover.LAYOUTS
