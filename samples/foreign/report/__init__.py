"""Paper to measure on: forms, what goes before them, and papers that are no forms."""

from samples.foreign.printed import layouts
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
    imaging_spanish,
    papers,
    papers_clinical,
    papers_payers,
    verbal,
    verbal_practices,
    verbal_spanish,
)

LAYOUTS = (
    *authorization.LAYOUTS,
    *authorization_clinics.LAYOUTS,
    *authorization_offices.LAYOUTS,
    *authorization_spanish.LAYOUTS,
    *imaging.LAYOUTS,
    *imaging_centres.LAYOUTS,
    *imaging_spanish.LAYOUTS,
    *amendment.LAYOUTS,
    *amendment_offices.LAYOUTS,
    *verbal.LAYOUTS,
    *verbal_practices.LAYOUTS,
    *verbal_spanish.LAYOUTS,
    *papers.LAYOUTS,
    *papers_clinical.LAYOUTS,
    *papers_payers.LAYOUTS,
    *layouts("report"),
)
COVERS = cover.LAYOUTS
