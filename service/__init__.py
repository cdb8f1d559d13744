"""Wiring and processes: settings, workers, publisher, review server, and the `intake` command."""
