from tests.unit.ledger.test_tasks import *  # noqa: F403
