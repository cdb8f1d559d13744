"""How sure a value must be, as configured: from promises, own reviewed values and what is shipped."""

from pathlib import Path

from sqlalchemy.engine import Connection

from ledger.reviewed import reviewed
from routing import experience
from routing.context import Thresholds
from routing.thresholds import Curves, Promised, Promises, Reviewed, curves, pool_of
from service.settings import Settings


def thresholds(settings: Settings, own: Curves) -> Thresholds:
    """`own`: curves of this hospital's own reviewed values."""
    block = settings.thresholds
    return Thresholds(
        default=1.0 if block.default is None else block.default,
        form_type=block.form_type,
        per_path=dict(block.fields),
        promised=promised(settings, own) if block.default is None else None,
    )


def promised(settings: Settings, own: Curves) -> Promised:
    block = settings.thresholds
    promises = Promises(block.released_error, dict(block.released_errors))
    return Promised(promises, own, {} if block.own_data_only else experience.shipped())


def adopted(settings: Settings) -> Curves:
    """The curves of own values that were taken into use last by hand. Raises Permanent for a damaged file."""
    try:
        return experience.load(place(settings))
    except PermissionError:
        return {}  # `intake read` by somebody who may not look into the service's folder


def place(settings: Settings) -> Path:
    return settings.storage.folder / "thresholds.json"


def own_curves(connection: Connection) -> Curves:
    """From everything that people have released in review."""
    return curves(
        Reviewed(pool_of(value.run, value.machine), value.machine.confidence, value.right)
        for value in reviewed(connection)
        if value.run.template is not None
    )
