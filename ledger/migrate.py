"""Brings a ledger's tables up to this program's version."""

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from ledger.backend import open_engine

_SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class SchemaVersion:
    """`current` is None before the first `migrate`."""

    current: str | None
    head: str

    @property
    def up_to_date(self) -> bool:
        return self.current == self.head


def migrate(url: str) -> None:
    """All or nothing, and safe to call from several processes at once."""
    engine = open_engine(url)
    with engine.connect() as connection:
        connection = connection.execution_options(write=True)
        with connection.begin():
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    engine.dispose()


def schema_version(url: str) -> SchemaVersion:
    engine = open_engine(url)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    engine.dispose()
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return SchemaVersion(current, head)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    return config
