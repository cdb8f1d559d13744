from tests.unit.ledger.test_staff import *  # noqa: F403
