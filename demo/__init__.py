"""The whole line on one machine, on loopback ports of its own: for a first look, and for tests."""
