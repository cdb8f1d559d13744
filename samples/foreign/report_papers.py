"""Papers that are no forms, to measure on."""

from samples.foreign.layout import Layout

LAYOUTS: tuple[Layout, ...] = ()
