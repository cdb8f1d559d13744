import pytest

from routing.link import ChannelRefused
from routing.topology import Topology, mismatch


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "PRECONDITION_FAILED - inequivalent arg 'x-delivery-limit' for queue 'his.roi' in vhost '/': "
            "received the value '5' of type 'signedint' but current is none",
            "x-delivery-limit is none there, 5 here",
        ),
        (
            "PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'his.roi' in vhost '/': "
            "received 'true' but current is 'false'",
            "durable is false there, true here",
        ),
        ("PRECONDITION_FAILED - something new", "PRECONDITION_FAILED - something new"),
    ],
)
def test_mismatch_names_queue_difference_and_remedy(text: str, what: str) -> None:
    found = str(mismatch("queue", "his.roi", ChannelRefused(406, text)))
    assert "his.roi" in found
    assert what in found
    assert "rabbitmqctl delete_queue his.roi" in found


def test_every_department_has_a_queue_and_one_for_its_dead_letters() -> None:
    assert Topology(departments=("roi", "legal")).queues == (
        "his.roi",
        "his.legal",
        "his.roi.dlq",
        "his.legal.dlq",
        "his.unroutable",
    )
