from tests.unit.ledger.test_outbox import *  # noqa: F403
