"""What the print engine does instead of reading."""


class PrintUnread(Exception):
    """The engine gave nothing usable; the message says how it ended. `again`: a cheaper try may help."""

    def __init__(self, message: str, again: bool = True) -> None:
        super().__init__(message)
        self.again = again
