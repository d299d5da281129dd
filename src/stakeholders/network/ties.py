"""The ties of one edge, each with its source, told from the rows of the register when someone asks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

import pandas as pd

from stakeholders.network.contacts import rank_of
from stakeholders.schema import Marking

Tie = dict[str, object]
PROVENANCE = ("source", "evidence", "file", "row", "tlp", "scenario")


class Rows:
    """Rows of one table, their cells as plain Python values; a column is read once it is asked for."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self._columns: dict[str, list[object]] = {}

    def cell(self, column: str, place: int) -> object:
        """Return one cell, by the row's position."""
        if column not in self._columns:
            self._columns[column] = self._frame[column].to_numpy(object).tolist()
        return self._columns[column][place]

    def text(self, column: str, place: int) -> str:
        """Return one cell of a text column."""
        return str(self.cell(column, place))

    def cells(self, columns: Iterable[str], place: int) -> Tie:
        """Return several cells of one row."""
        return {column: self.cell(column, place) for column in columns}

    def __len__(self) -> int:
        return len(self._frame)


class Ties(Sequence[Tie]):
    """A tuple of ties that are made when they are read: a large network has millions that nobody looks at."""

    __slots__ = ("_make", "_marking", "_places")

    def __init__(
        self, make: Callable[[int], Tie], places: Sequence[int], marking: Callable[[int], str] | None = None
    ) -> None:
        self._make = make
        self._places = places
        self._marking = marking or (lambda place: str(make(place)["tlp"]))

    def markings(self) -> list[str]:
        """Return the marking of each, without making them where whoever tells them can tell it alone."""
        return [self._marking(int(place)) for place in self._places]

    @overload
    def __getitem__(self, place: int) -> Tie: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Tie, ...]: ...
    def __getitem__(self, place: int | slice) -> Tie | tuple[Tie, ...]:
        if isinstance(place, slice):
            return tuple(self._make(int(i)) for i in self._places[place])
        return self._make(int(self._places[place]))

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Tie]:
        return (self._make(int(place)) for place in self._places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Ties, tuple)) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(len(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def markings(ties: Sequence[Tie]) -> list[str]:
    """Return the marking of each tie of an edge."""
    return ties.markings() if isinstance(ties, Ties) else [str(tie["tlp"]) for tie in ties]


def declared_tie(relations: Rows, place: int) -> Tie:
    """Return a relation as a tie: its ends in their direction, its type, its dates and where it was read."""
    return {"layer": "declared", "initiative": "", "roles": ()} | relations.cells(
        ("type", "source_id", "target_id", "since", "until", "status", *PROVENANCE), place
    )


def shared_tie(memberships: Rows, layer: str, one: range, other: range) -> Tie:
    """Return what two stakeholders share by taking part in one initiative.

    Parameters
    ----------
    memberships
        Rows with ``member_id``, ``group_id`` and the understood ``role``.
    one, other
        Where each one's rows of this initiative stand, those with the strongest status first.

    Returns
    -------
    dict
        As of a declared tie; ``roles`` is a pair, the first of ``source_id``. Of two different values the
        dates tell the time when both were there, the status is the weaker and the marking the stricter one;
        sources and evidence are joined by ``|``, and ``row`` is a pair.
    """
    ends = (one[0], other[0])
    cell = {name: tuple(memberships.text(name, end) for end in ends) for name in ("since", "until", "status", "tlp")}
    place = {name: tuple(memberships.cell(name, end) for end in ends) for name in ("file", "row")}
    return {
        "layer": layer,
        "initiative": memberships.text("group_id", one[0]),
        "roles": tuple(_joined(memberships, "role", span) for span in (one, other)),
        "type": "",
        "source_id": memberships.text("member_id", one[0]),
        "target_id": memberships.text("member_id", other[0]),
        "since": max(cell["since"]),
        "until": min((text for text in cell["until"] if text), default=""),
        "status": max(cell["status"], key=rank_of),
        "source": _joined(memberships, "source", ends),
        "evidence": _joined(memberships, "evidence", ends),
        "file": place["file"][0],
        "row": place["row"],
        "tlp": max(cell["tlp"], key=Marking.of),
        "scenario": max(memberships.text("scenario", end) for end in ends),
    }


def membership_tie(memberships: Rows, place: int) -> Tie:
    """Return a membership as a tie between a stakeholder and what it is part of."""
    named = ("member_id", "group_id", "role", "since", "until", "status", *PROVENANCE)
    return {"layer": "membership"} | memberships.cells(named, place)


def _joined(rows: Rows, column: str, places: Iterable[int]) -> str:
    return "|".join(dict.fromkeys(text for place in places if (text := rows.text(column, place))))
