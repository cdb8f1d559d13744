from tests.unit.ledger.test_requests import *  # noqa: F403
