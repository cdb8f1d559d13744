from tests.unit.ledger.test_corrections import *  # noqa: F403
