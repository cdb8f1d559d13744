"""Seals values with AES-256-GCM, tied to the place they are stored in."""

import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ledger.faults import SealBroken, Unsafe
from ledger.key import SIZE

_VERSION = b"\x01"
_NONCE = 12
KEY_ID = 4
OVERHEAD = len(_VERSION) + KEY_ID + _NONCE + 16


class Seal:
    """Layout of a sealed value: version (1), key id (4), nonce (12), ciphertext with its tag (16).

    `place` names where the value lies ("table.column/row"): a value moved elsewhere does not open.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != SIZE:
            raise Unsafe(f"The ledger's key must be {SIZE} bytes.")
        self._cipher = AESGCM(_derive(key, b"seal"))
        self._mark_key = _derive(key, b"mark")
        self.key_id = sha256(_derive(key, b"id")).digest()[:KEY_ID]

    def close(self, plain: bytes, place: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return _VERSION + self.key_id + nonce + self._cipher.encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        head = _VERSION + self.key_id
        if not sealed.startswith(head):
            raise SealBroken(f"The value at {place} was sealed with another key.")
        nonce, rest = sealed[len(head) : len(head) + _NONCE], sealed[len(head) + _NONCE :]
        try:
            return self._cipher.decrypt(nonce, rest, place.encode())
        except (InvalidTag, ValueError) as error:
            raise SealBroken(f"The value at {place} was changed after it was sealed.") from error

    def mark(self, text: str) -> str:
        """A keyed fingerprint: equal texts have equal marks, and nothing else can be told from one."""
        return hmac.new(self._mark_key, text.encode(), sha256).hexdigest()


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=SIZE, salt=None, info=b"his-intake ledger " + purpose).derive(key)
