"""Ways in which a page can refuse, as exceptions the gate turns into answers."""


class ReasonNeeded(Exception):
    """The papers are of somebody whose papers are opened for a reason only, and none was given yet."""


class NotFound(Exception):
    """No such thing, or not for this person: the answer is the same."""


class Forbidden(Exception):
    """Signed in, but not for this."""
