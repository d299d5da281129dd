"""Sealed files: what was changed, is for somebody else, from somebody else, or old, is refused and tells nothing."""

import base64
import json
import os
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.errors import Unreadable
from stakeholders.keeping.keys import (
    KeysDiffer,
    KeysThere,
    NoKeys,
    OwnKeys,
    PublicKeys,
    distrust,
    new_keys,
    own_keys,
    partners,
    trust,
)
from stakeholders.keeping.sealed import NotOpened, OutOfDate, UnknownSender, open_sealed, seal

MIDSEC, NIC, OTHER = (OwnKeys(name, bytes([n]) * 32, bytes([n + 1]) * 32) for n, name in ((1, "A"), (3, "B"), (5, "C")))
NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)
CONTENT = {"capability": "machining", "regions": ["SE322"]}


def sealed(content=CONTENT, own=MIDSEC, receiver=NIC):
    return seal("request", content, own, receiver.public, NOW)


def test_the_receiver_reads_what_the_sender_sealed():
    found = open_sealed(sealed(), NIC, [OTHER.public, MIDSEC.public], NOW)
    assert (found.kind, found.content, found.sender) == ("request", CONTENT, MIDSEC.public)
    assert found.number != open_sealed(sealed(), NIC, [MIDSEC.public], NOW).number


def test_nothing_of_it_can_be_read_without_the_receivers_keys():
    file = sealed({"capability": "machining"})
    assert b"machining" not in base64.b64decode(file.partition(b"\n")[2])
    with pytest.raises(NotOpened):
        open_sealed(file, OTHER, [MIDSEC.public], NOW)


@given(at=st.integers(min_value=0), bit=st.integers(0, 7))
def test_a_file_changed_anywhere_is_refused(at, bit):
    first, _, rest = sealed().partition(b"\n")
    closed = bytearray(base64.b64decode(rest))
    closed[at % len(closed)] ^= 1 << bit
    with pytest.raises(NotOpened):
        open_sealed(first + b"\n" + base64.encodebytes(closed), NIC, [MIDSEC.public], NOW)


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda rest: sealed()[:30] + rest))
def test_anything_else_is_no_sealed_file(file):
    with pytest.raises(NotOpened):
        open_sealed(file, NIC, [MIDSEC.public], NOW)


def test_a_sender_whose_keys_were_not_checked_is_refused():
    with pytest.raises(UnknownSender):
        open_sealed(sealed(own=OTHER), NIC, [MIDSEC.public], NOW)


def test_nobody_passes_a_file_on_to_a_third_as_if_it_were_meant_for_them():
    """B opens what A sealed to B and encrypts the signed text anew to C: A never wrote to C."""
    from stakeholders.keeping import sealed as module

    signed = module._decrypted(sealed(), NIC)
    forged = module._suite().encrypt(signed, OTHER.public.encryption_key(), info=module._PURPOSE)
    with pytest.raises(NotOpened):
        open_sealed(module._FIRST_LINE + b"\n" + base64.encodebytes(forged), OTHER, [MIDSEC.public], NOW)


@pytest.mark.parametrize(
    "changed", [{"made": "soon"}, {"made": 7}, {"kind": "order"}, {"content": 7}, {"to": None}, None]
)
def test_what_somebody_known_signed_but_nobody_understands_is_refused(changed):
    from stakeholders.keeping import sealed as module

    told = json.loads(module._decrypted(sealed(), NIC)[64:])
    text = json.dumps(None if changed is None else told | changed).encode()
    closed = module._suite().encrypt(
        MIDSEC.sign(module._PURPOSE + text) + text, NIC.public.encryption_key(), info=module._PURPOSE
    )
    with pytest.raises(NotOpened):
        open_sealed(module._FIRST_LINE + b"\n" + base64.encodebytes(closed), NIC, [MIDSEC.public], NOW)


@pytest.mark.parametrize("days", [-2, 31])
def test_a_file_is_good_for_a_month_and_not_before_it_was_made(days):
    with pytest.raises(OutOfDate):
        open_sealed(sealed(), NIC, [MIDSEC.public], NOW + timedelta(days=days))


def test_a_yes_is_as_long_as_a_no():
    assert len(sealed({"says": "no"})) == len(sealed({"says": "yes", "name": "Forge", "mailbox": "post@forge.example"}))


def test_keys_are_made_once_and_are_for_the_apps_user_alone(tmp_path):
    with pytest.raises(NoKeys):
        own_keys(tmp_path)
    made = new_keys(tmp_path, " Cluster \n North ")
    assert made.public.name == "Cluster North"
    with pytest.raises(KeysThere):
        new_keys(tmp_path, "Another")
    assert own_keys(tmp_path).public == made.public
    folder = tmp_path / "kept" / "keys"
    assert [path.name for path in folder.iterdir()] == ["own.json"]
    if os.name == "posix":
        assert ((folder / "own.json").stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_keys_of_others_are_taken_in_only_with_the_number_read_over_the_phone(tmp_path):
    file, number = MIDSEC.public.as_file(), MIDSEC.public.fingerprint
    exchanged = PublicKeys("A", OTHER.public.signing, OTHER.public.sealing).as_file()
    for wrong, said in ((exchanged, number), (file, ""), (file, number[:-1] + str(9 - int(number[-1])))):
        with pytest.raises(KeysDiffer):
            trust(tmp_path, wrong, said)
    assert partners(tmp_path) == ()
    for said in (number, number.replace(" ", "-")):
        assert trust(tmp_path, file, said) == MIDSEC.public
    assert partners(tmp_path) == (MIDSEC.public,)
    distrust(tmp_path, number)
    assert partners(tmp_path) == ()


def test_the_number_is_forty_digits_and_belongs_to_name_and_both_keys():
    number = MIDSEC.public.fingerprint
    assert [len(group) for group in number.split()] == [5] * 8
    told = json.loads(MIDSEC.public.as_file())
    for changed in ({"name": "B"}, {"signing": told["sealing"]}, {"sealing": told["signing"]}):
        assert PublicKeys.read(json.dumps(told | changed).encode()).fingerprint != number


@pytest.mark.parametrize("file", [b"", b"[]", b"{}", b'{"name": "A", "signing": "AAAA", "sealing": "AAAA"}'])
def test_a_file_without_keys_is_told(file):
    with pytest.raises(Unreadable):
        PublicKeys.read(file)
