"""Which fax line a fax came in on: by the number that was called, else by the modem that answered."""

import re
from collections.abc import Mapping


class Lines:
    """`names`: called number or device -> name of the line, as configured."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._numbers = {_digits(key): name for key, name in names.items() if _is_number(key)}
        self._devices = {key: name for key, name in names.items() if not _is_number(key)}

    def tell(self, called: str, device: str) -> str | None:
        """None when neither is known: a wrong line would be a wrong expectation."""
        return self._by_number(_digits(called)) or self._devices.get(device)

    def _by_number(self, called: str) -> str | None:
        if called in self._numbers:
            return self._numbers[called]
        # An exchange may pass on the last digits only, or a trunk prefix before the whole number.
        near = {
            name
            for number, name in self._numbers.items()
            if min(len(called), len(number)) >= 3 and (number.endswith(called) or called.endswith(number))
        }
        return near.pop() if len(near) == 1 else None


def _is_number(key: str) -> bool:
    return re.fullmatch(r"[\d\s()+./-]+", key) is not None


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
