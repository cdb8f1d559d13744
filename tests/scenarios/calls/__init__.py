"""Real fax calls over modem pairs: outside the normal run, `make test-calls`."""
