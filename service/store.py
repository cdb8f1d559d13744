"""Where everything durable lies: folders, key and ledger, made once and opened by every process."""

import time

import ledger
from ledger import Ledger
from service.settings import Settings, SettingsError

LEFTOVER_SECONDS = 3600.0


def prepare(settings: Settings) -> None:
    """Folders, key and ledger tables, made or brought up to date."""
    for folder in (settings.storage.folder, settings.storage.work):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ledger.key.load_or_create(settings.storage.key_path)
    ledger.migrate(settings.storage.url)
    open_ledger(settings).blobs.sweep(time.time() - LEFTOVER_SECONDS)


def open_ledger(settings: Settings) -> Ledger:
    storage = settings.storage
    if not storage.key_path.exists():
        raise SettingsError(f"There is no ledger in {storage.folder} yet: run `intake migrate` once.")
    return Ledger(storage.url, ledger.key.load_or_create(storage.key_path), storage.blobs)
