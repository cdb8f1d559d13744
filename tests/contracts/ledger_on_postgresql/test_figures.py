from tests.unit.ledger.test_figures import *  # noqa: F403
