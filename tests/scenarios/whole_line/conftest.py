"""The demonstration's line, with its own servers, for stories that go from arrival to queue."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.line import Line
from demo.rabbitmq import RabbitMQMissing
from demo.server import MissingServer


@pytest.fixture(scope="package")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    folder: Path = tmp_path_factory.mktemp("line")
    try:
        with Line(folder) as running:
            yield running
    except (MissingServer, RabbitMQMissing) as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))
