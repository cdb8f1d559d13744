from tests.unit.ledger.test_sources import *  # noqa: F403
