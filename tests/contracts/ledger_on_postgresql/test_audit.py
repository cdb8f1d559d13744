from tests.unit.ledger.test_audit import *  # noqa: F403
