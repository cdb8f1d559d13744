from pathlib import Path

import pytest

from demo.rabbitmq import RabbitMQ, RabbitMQMissing, free_ports


def test_missing_server_says_how_to_install_it(tmp_path: Path) -> None:
    node = RabbitMQ(tmp_path / "data", programs=tmp_path)
    with pytest.raises(RabbitMQMissing, match="apt-get install rabbitmq-server"):
        node.start()
    assert not (tmp_path / "data").exists()


def test_ports_differ() -> None:
    assert len(set(free_ports(5))) == 5


def test_stopping_what_does_not_run_does_nothing(tmp_path: Path) -> None:
    node = RabbitMQ(tmp_path)
    node.stop()
    node.kill()
    node.discard()
