"""How the entries of the log hang together, and what is wrong where they don't."""

import hashlib
import hmac
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

START: Final = "0" * 64  # what the first entry follows


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the log: at which entry, and ``missing``, ``changed``, ``details`` or ``cut``."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: how many entries, whose details were erased, the hash of the last entry, the faults."""

    entries: int
    erased: int
    head: str
    faults: tuple[Fault, ...]


def verdict(rows: Sequence[tuple[Any, ...]], counted: int, seen: tuple[int, str] | None) -> Verdict:  # Any: cells
    """Check every entry against the one before it and against its details.

    Parameters
    ----------
    rows
        Number, time, kind, keyed hash of the details, hash of the entry before, hash, key and details of each entry;
        key and details None where they are gone.
    counted
        How many entries the file says that it ever had.
    seen
        Number and hash of an entry that somebody noted elsewhere.
    """
    faults, last, head = list[Fault](), 0, START
    for number, at, kind, details, before, hashed, _, _ in rows:
        if number != last + 1:
            faults.append(Fault(last + 1, "missing"))
        elif before != head or hashed != link(number, at, kind, details, before):
            faults.append(Fault(number, "changed"))
        last, head = number, hashed
    erased = _erased(rows)
    faults += [Fault(row[0], "details") for row in rows if not _details_agree(row, erased)]
    if counted > last:
        faults.append(Fault(last + 1, "cut"))
    elif seen is not None and seen[0] and {row[0]: row[5] for row in rows}.get(seen[0]) != seen[1]:
        faults.append(Fault(seen[0], "cut"))
    return Verdict(len(rows), sum(row[7] is None for row in rows), head, tuple(faults))


def keyed(key: bytes, content: str) -> str:
    """Return the keyed hash of details, HMAC-SHA256."""
    return hmac.new(key, content.encode(), hashlib.sha256).hexdigest()


def link(*parts: str | int) -> str:
    """Return the hash of an entry: of all its parts, told apart as JSON tells them apart."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _details_agree(row: tuple[Any, ...], erased: Collection[int]) -> bool:  # Any: cells of several types
    number, content = row[0], row[7]
    return number in erased if content is None else number not in erased and _as_hashed(row)


def _as_hashed(row: tuple[Any, ...]) -> bool:  # Any: whoever changes the file may write any type
    details, key, content = row[3], row[6], row[7]
    as_kept = isinstance(key, bytes) and isinstance(content, str)
    return as_kept and hmac.compare_digest(keyed(key, content), str(details))


def _erased(rows: Sequence[tuple[Any, ...]]) -> frozenset[int]:  # Any: cells of several types
    """Return the entries of which the log itself says that their details were erased."""
    runs = [run for row in rows if row[2] == "erasure" and _as_hashed(row) for run in _runs(row[7])]
    top = max((row[0] for row in rows), default=0)
    return frozenset(number for first, last in runs for number in range(max(first, 1), min(last, top) + 1))


def _runs(content: str) -> list[tuple[int, int]]:
    """Return what an erasure tells; nothing where it tells nothing that can be understood."""
    try:
        return [(int(first), int(last)) for first, last in json.loads(content)["facts"]["entries"]]
    except (KeyError, TypeError, ValueError):
        return []


def spans(numbers: list[int]) -> list[list[int]]:
    """Return ascending numbers as first and last of each unbroken run.

    Examples
    --------
    >>> spans([1, 2, 3, 7])
    [[1, 3], [7, 7]]
    """
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found
