"""Paper to tune on: forms, what goes before them, and papers that are no forms."""

from samples.foreign.tune import amendment, authorization, cover, imaging, marking, papers, verbal

LAYOUTS = (
    *authorization.LAYOUTS,
    *imaging.LAYOUTS,
    *amendment.LAYOUTS,
    *verbal.LAYOUTS,
    *marking.LAYOUTS,
    *papers.LAYOUTS,
)
COVERS = cover.LAYOUTS
