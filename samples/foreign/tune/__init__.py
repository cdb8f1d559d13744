"""Paper to tune on: forms, what goes before them, and papers that are no forms.

`HELD_LAYOUTS` are drawn the same way but belong to no set: tuning looks at their totals only.
"""

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
    real_amendment,
    real_imaging,
    real_release,
    real_release_spanish,
    real_verbal,
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
    *real_release.FIRST,
    *real_release_spanish.FIRST,
    *real_imaging.FIRST,
    *real_amendment.FIRST,
    *real_verbal.FIRST,
    *papers.LAYOUTS,
    *papers_written.LAYOUTS,
)
COVERS = cover.LAYOUTS
HELD_LAYOUTS = (
    *real_release.HELD,
    *real_release_spanish.HELD,
    *real_imaging.HELD,
    *real_amendment.HELD,
    *real_verbal.HELD,
)
