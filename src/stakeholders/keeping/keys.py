"""The keys of this installation and of those it exchanges files with, and the number by which keys are checked."""

import base64
import hashlib
import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from stakeholders.errors import StakeholdersError, Unreadable
from stakeholders.keeping.own_folders import make_own
from stakeholders.keeping.store import FOLDER
from stakeholders.language import N_

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

_OWN: Final = "own.json"
_DIGITS, _GROUP = 40, 5  # 133 bits: nobody finds other keys with the same number
LONGEST_NAME: Final = 80  # letters


class KeysDiffer(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """The number read over the phone is not that of the keys."""

    sentence = N_(
        "The number does not belong to these keys, so they were not taken in. Read it aloud once more over the phone; "
        "if it still differs, somebody may have exchanged the file on its way."
    )


class KeysThere(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """This installation has keys already."""

    sentence = N_("This installation has keys already, with the number {number}. They are never overwritten.")


class NoKeys(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """This installation has no keys yet."""

    sentence = N_("This installation has no keys yet. Its steward makes them once: stakeholders keys new.")


@dataclass(frozen=True)
class PublicKeys:
    """What may be known of an installation's keys: enough to check its signature and to seal files to it."""

    name: str  # of the installation, as its steward wrote it
    signing: bytes
    sealing: bytes

    @cached_property
    def fingerprint(self) -> str:
        """The number that belongs to these keys and this name: eight groups of five digits, to be read aloud."""
        name = self.name.encode()
        told = b"stakeholders keys 1" + len(name).to_bytes(4) + name + self.signing + self.sealing
        digits = str(int.from_bytes(hashlib.sha256(told).digest()) % 10**_DIGITS).zfill(_DIGITS)
        return " ".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))

    def as_file(self) -> bytes:
        """Return the file to hand to others."""
        told = {
            "stakeholders_keys": 1,
            "name": self.name,
            "signing": _text(self.signing),
            "sealing": _text(self.sealing),
        }
        return json.dumps(told, ensure_ascii=False, indent=1).encode()

    @classmethod
    def read(cls, file: bytes) -> "PublicKeys":
        """Return the keys in a file of ``as_file``; ``Unreadable`` where it is none."""
        try:
            told = json.loads(file[:10_000])
            keys = cls(str(told["name"])[:LONGEST_NAME], _bytes(told["signing"]), _bytes(told["sealing"]))
            keys.encryption_key(), keys.has_signed(b"", b"")
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable(file="keys", reason=str(error)) from error
        return keys

    def encryption_key(self) -> "X25519PublicKey":
        """Return the key that files are sealed with."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

        return X25519PublicKey.from_public_bytes(self.sealing)

    def has_signed(self, signature: bytes, text: bytes) -> bool:
        """Tell whether the signature on the text was made with these keys."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.signing).verify(signature, text)
        except InvalidSignature:
            return False
        return True


class OwnKeys:
    """The keys of this installation, with their secret half.

    Parameters
    ----------
    name
        Of the installation, as others will read it.
    signing, sealing
        The secret halves, 32 bytes each.
    """

    def __init__(self, name: str, signing: bytes, sealing: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        self._signing = Ed25519PrivateKey.from_private_bytes(signing)
        self.decryption = X25519PrivateKey.from_private_bytes(sealing)
        self.public = PublicKeys(
            name, self._signing.public_key().public_bytes_raw(), self.decryption.public_key().public_bytes_raw()
        )

    def sign(self, text: bytes) -> bytes:
        """Return the signature on a text."""
        return self._signing.sign(text)


def new_keys(root: Path, name: str) -> OwnKeys:
    """Make the keys of an installation, once; ``KeysThere`` where it has some.

    Parameters
    ----------
    root
        The folder that holds the datasets: keys are kept in ``kept/keys`` there, readable by the app's user alone.
    name
        Of the installation, as others will read it: an organisation, not a person.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise ValueError("keys need the name of the organisation that they belong to")
    secret = {"name": name, "signing": _text(secrets.token_bytes(32)), "sealing": _text(secrets.token_bytes(32))}
    try:
        _write(_folder(root) / _OWN, json.dumps(secret, ensure_ascii=False).encode())
    except FileExistsError:
        raise KeysThere(number=own_keys(root).public.fingerprint) from None
    return own_keys(root)


def own_keys(root: Path) -> OwnKeys:
    """Return the keys of this installation; ``NoKeys`` where it has none yet."""
    try:
        told = _read(_folder(root) / _OWN)
    except FileNotFoundError:
        raise NoKeys from None
    return OwnKeys(str(told["name"]), _bytes(told["signing"]), _bytes(told["sealing"]))


def trust(root: Path, file: bytes, number: str) -> PublicKeys:
    """Take in the keys of another installation, whose number was read to us over the phone.

    Raises
    ------
    KeysDiffer
        When the number is not that of these keys; nothing is kept then.
    Unreadable
        When the file holds no keys.
    """
    keys = PublicKeys.read(file)
    if not secrets.compare_digest(_digits(number), _digits(keys.fingerprint)):
        raise KeysDiffer
    with suppress(FileExistsError):  # where they were checked before
        _write(_folder(root) / f"{_digits(keys.fingerprint)}.json", keys.as_file())
    return keys


def partners(root: Path) -> tuple[PublicKeys, ...]:
    """Return the keys of others that were checked here, in the order of their names."""
    files = [path for path in _folder(root).glob("*.json") if path.name != _OWN]
    return tuple(sorted((PublicKeys.read(path.read_bytes()) for path in files), key=lambda one: one.name))


def distrust(root: Path, number: str) -> None:
    """Forget keys of another installation, whose files are refused from now on; unknown ones change nothing."""
    (_folder(root) / f"{_digits(number)}.json").unlink(missing_ok=True)


def _folder(root: Path) -> Path:
    return root / FOLDER / "keys"


def _write(path: Path, content: bytes) -> None:
    """Write a file whole, for this user alone; ``FileExistsError`` where it is there."""
    make_own(path.parent)
    draft = path.with_name(f".{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(content)
        os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:  # Any: what JSON holds
    try:
        return dict(json.loads(path.read_bytes()))
    except ValueError as error:
        raise Unreadable(file=path.name, reason=str(error)) from error


def _digits(number: str) -> str:
    """Return the digits of a number as it was typed or read, without what stands between them."""
    return "".join(sign for sign in number if sign in "0123456789")


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
