from tests.unit.ledger.test_deliveries import *  # noqa: F403
