"""Letters that recognisers put where a digit stands; only ever applied where digits are expected."""

_CONFUSED = str.maketrans(
    {
        "O": "0",
        "o": "0",
        "Q": "0",
        "D": "0",
        "l": "1",
        "I": "1",
        "i": "1",
        "|": "1",
        "!": "1",
        "Z": "2",
        "z": "2",
        "S": "5",
        "s": "5",
        "$": "5",
        "B": "8",
        "g": "9",
        "q": "9",
    }
)


def repair(token: str) -> str:
    """The token with look-alike letters turned into digits, if at least half of it is digits."""
    digits = sum(c.isdigit() for c in token)
    letters = sum(c.isalpha() for c in token)
    mended = token.translate(_CONFUSED)
    if digits == 0 or letters > digits or any(c.isalpha() for c in mended):
        return token
    return mended
