"""The staff web application: server-rendered pages over the ledger, for people who correct and release."""
