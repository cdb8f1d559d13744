"""Real servers for tests, each in its own fixture file; started once, on loopback, stopped at the end."""

pytest_plugins = [
    "tests.fixtures.rabbitmq",
    "tests.fixtures.dovecot",
    "tests.fixtures.hfaxd",
    "tests.fixtures.chromium",
    "tests.fixtures.postgresql",
    "tests.fixtures.glewlwyd",
]
