"""Files between two installations: signed by the sender, encrypted to the receiver, good for one receiver and a month.

Signatures are Ed25519, encryption is HPKE (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305), both as the package
``cryptography`` has them. What is signed names sender and receiver, so that nobody can pass a file on as their own or
send it to somebody else. Whether a file was taken in before is asked where its content is kept (``keeping.cases``).
"""

import base64
import binascii
import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from stakeholders.errors import StakeholdersError
from stakeholders.keeping.keys import OwnKeys, PublicKeys
from stakeholders.language import N_

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

KINDS: Final = ("request", "answer", "withdrawal")
LARGEST: Final = 200_000  # bytes of a file; nobody writes that much, and no more is ever read
_FIRST_LINE: Final = b"stakeholders sealed file 1"  # what the rest is, and in which version
_PURPOSE: Final = b"stakeholders sealed request 1"  # a signature or a cipher made for anything else is none here
_GOOD_FOR: Final = timedelta(days=30)
_CLOCKS_DIFFER: Final = timedelta(hours=24)  # at most, between two installations
_SIGNATURE: Final = 64  # bytes
_BLOCK: Final = 4096  # bytes: the length of a file does not tell a yes from a no


class NotOpened(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """No sealed file, sealed to somebody else, or changed on the way: these can't be told apart from outside."""

    sentence = N_(
        "This file can't be opened: it is not sealed to the keys of this installation, or it was changed on the way. "
        "Ask the sender to seal it again, to the keys with the number {number}."
    )


class UnknownSender(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """Signed with keys that nobody here has checked, or with a signature that does not fit."""

    sentence = N_(
        "Nobody here has checked the keys that signed this file, so nothing of it was taken in. "
        "Check the sender's keys first, as described in the guide on sealed requests."
    )


class OutOfDate(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """Too old, or made in the future."""

    sentence = N_("This file was sealed on {day} and is not good today. Ask the sender to seal it again.")


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a file held: checked, from a sender whose keys were checked.

    Attributes
    ----------
    kind
        One of ``KINDS``.
    content
        Text and lists of text. Any: it is looked at where it is taken in.
    number
        Another for every file: the same one twice is the same file twice.
    """

    kind: str
    content: dict[str, Any]
    sender: PublicKeys
    number: str
    made: datetime


def seal(kind: str, content: dict[str, Any], own: OwnKeys, receiver: PublicKeys, now: datetime | None = None) -> bytes:
    """Return a file that only the receiver can open and only this sender can have made; ``KeyError`` of other kinds."""
    message = {
        "kind": KINDS[KINDS.index(kind)],
        "from": own.public.fingerprint,
        "to": receiver.fingerprint,
        "number": secrets.token_hex(16),
        "made": (now or datetime.now(UTC)).isoformat(timespec="seconds"),
        "content": content,
    }
    text = json.dumps(message, ensure_ascii=False, allow_nan=False).encode()
    text += b" " * (-(len(text) + _SIGNATURE) % _BLOCK)
    closed = _suite().encrypt(own.sign(_PURPOSE + text) + text, receiver.encryption_key(), info=_PURPOSE)
    return _FIRST_LINE + b"\n" + base64.encodebytes(closed)


def open_sealed(file: bytes, own: OwnKeys, known: Collection[PublicKeys], now: datetime | None = None) -> Sealed:
    """Return what a file holds, once receiver, sender and date are found right.

    Raises
    ------
    NotOpened
        When it is not for us, or was changed.
    UnknownSender
        When it is not signed with one of the keys ``known``.
    OutOfDate
        When it is older than 30 days or from the future.
    """
    whole = _decrypted(file, own)
    signature, text = whole[:_SIGNATURE], whole[_SIGNATURE:]
    sender = next((one for one in known if one.has_signed(signature, _PURPOSE + text)), None)
    if sender is None:
        raise UnknownSender
    try:  # signed by somebody we know; still looked at before it is used
        message = json.loads(text)
        meant = (message["to"], message["from"]) == (own.public.fingerprint, sender.fingerprint)
        kind, content, number = KINDS[KINDS.index(message["kind"])], dict(message["content"]), str(message["number"])
        made, today = datetime.fromisoformat(message["made"]).astimezone(UTC), now or datetime.now(UTC)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise NotOpened(number=own.public.fingerprint) from error
    if not meant:
        raise NotOpened(number=own.public.fingerprint)
    if not -_CLOCKS_DIFFER <= today - made <= _GOOD_FOR:
        raise OutOfDate(day=made.date().isoformat())
    return Sealed(kind, content, sender, number, made)


def _decrypted(file: bytes, own: OwnKeys) -> bytes:
    from cryptography.exceptions import InvalidTag

    first, _, rest = file.partition(b"\n")
    try:
        if len(file) > LARGEST or first.strip() != _FIRST_LINE:
            raise ValueError(first[:40])
        return _suite().decrypt(base64.b64decode(b"".join(rest.split()), validate=True), own.decryption, info=_PURPOSE)
    except (ValueError, binascii.Error, InvalidTag) as error:
        raise NotOpened(number=own.public.fingerprint) from error


def _suite() -> "Suite":
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
