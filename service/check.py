"""`intake check`: the merged configuration without its secrets, and a try of every connection."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

import ledger
from domain.faults import Fault
from service.settings import Settings, SettingsError
from service.wiring import build_publisher, build_source

PROGRAMS = ("tesseract",)


@dataclass(frozen=True, slots=True)
class Trial:
    """`problem` None: it works, and `found` says what was seen."""

    name: str
    found: str
    problem: str | None


def masked(settings: Settings) -> str:
    """JSON; a secret shows as asterisks or as the file it comes from."""
    return json.dumps(settings.model_dump(mode="json"), indent=2)


def trials(settings: Settings) -> Iterator[Trial]:
    yield _try("storage", lambda: _storage(settings))
    yield _try("ledger", lambda: _ledger(settings))
    for program in PROGRAMS:
        yield _try(program, lambda program=program: _program(program))  # type: ignore[misc]
    for name in settings.source_names():
        yield _try(f"source {name}", lambda name=name: _source(settings, name))  # type: ignore[misc]
    yield _try("rabbitmq", lambda: _broker(settings))


def _try(name: str, look: Callable[[], str]) -> Trial:
    try:
        return Trial(name, look(), None)
    except (Fault, SettingsError, OSError, SQLAlchemyError) as error:
        return Trial(name, "", str(error) or type(error).__name__)


def _storage(settings: Settings) -> str:
    free = shutil.disk_usage(settings.storage.folder).free // 1024**2
    if free < settings.storage.free_space_floor_mb:
        raise SettingsError(f"{free} MB free, less than the floor of {settings.storage.free_space_floor_mb}.")
    return f"{settings.storage.folder}, {free} MB free"


def _ledger(settings: Settings) -> str:
    version = ledger.schema_version(settings.storage.url)
    if not version.up_to_date:
        raise SettingsError("The ledger is not up to date: run `intake migrate`.")
    ledger.key.load_or_create(settings.storage.key_path)
    return f"version {version.current}"


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise SettingsError(f"{name} is not installed.")
    return path


def _source(settings: Settings, name: str) -> str:
    """Reaches the source and looks, taking nothing: every key counts as known only to this look."""
    source, kind, _ = build_source(settings, name)
    try:
        source.probe()
    finally:
        source.close()
    return f"{kind} answers"


def _broker(settings: Settings) -> str:
    publisher = build_publisher(settings)
    try:
        return ", ".join(f"{queue} {ready}" for queue, ready in publisher.depths().items())
    finally:
        publisher.close()
