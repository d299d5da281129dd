"""Why two organisations should meet, as codes with values; views put them into words."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

from stakeholders.codes import GROUP_KINDS, NO_AFFILIATION_ROLES, split_list
from stakeholders.register import Register
from stakeholders.selection import exists

Reason = tuple[str | float, ...]  # a code, then its values
MUCH: Final = 0.5  # of what the best tie would shorten: from there on it is a reason


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What reasons are found in.

    Attributes
    ----------
    G
        The network of actors.
    held
        For each column of lists, the codes that each actor's parts have.
    groups
        For each actor the clusters and associations, as actors, that it belongs to or is.
    """

    G: nx.Graph
    held: Mapping[str, Mapping[str, frozenset[str]]]
    groups: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, register: Register, G: nx.Graph) -> "Circumstances":
        """Return the circumstances of a register, G being its network of actors."""
        actor = {part: node for node, parts in G.nodes(data="parts") for part in parts}
        held: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in ("sectors", "needs", "offers")}
        rows = register.stakeholders
        for name, of in held.items():
            for some_id, cell in zip(rows["id"], rows.get(name, ()), strict=False):
                of[actor[some_id]].update(split_list(cell))
        tags = register.capabilities
        for some_id, tag in zip(tags["stakeholder_id"], tags["capability"], strict=True):
            held["offers"][actor[some_id]].add(tag)
        return cls(G, {n: {i: frozenset(c) for i, c in of.items()} for n, of in held.items()}, _groups(register, actor))

    def sectors(self, actor: str) -> tuple[str, ...]:
        """Return the sectors of an actor's parts, sorted."""
        return tuple(sorted(self._codes("sectors", actor)))

    def needed(self, one: str, other: str) -> str:
        """Return something that one needs and the other offers, empty where there is nothing."""
        return min(self._codes("needs", one) & self._codes("offers", other), default="")

    def _codes(self, name: str, actor: str) -> frozenset[str]:
        return self.held[name].get(actor, frozenset())


def reasons(
    around: Circumstances, pair: tuple[str, str], parts: Mapping[str, Any], broker: str, brokers: Sequence[str]
) -> tuple[Reason, ...]:
    """Return the reasons of a pair.

    Parameters
    ----------
    parts
        X, C, G, H and dE of the pair.  Any: numbers, as a table's row gives them.

    Returns
    -------
    tuple
        Of ``different_countries`` (both countries) or ``other_region`` (both regions), ``need_met`` (who needs, who
        offers, what), ``sectors_meet`` (a sector of each that the other lacks), ``below_expected`` (both countries, by
        which share contacts are fewer), ``no_contact_yet`` (who), ``shortens`` (dE), and one on the way to each other:
        ``can_introduce`` (who), ``know_both`` (who, all of them asked for others), ``same_group`` (a cluster or
        association of both), ``groups_in_contact`` (one of each, in contact), ``nobody_knows_both``.
    """
    one, other = (around.G.nodes[end] for end in pair)
    found: list[Reason] = []
    if parts["X"] == 1:
        found.append(("different_countries", one["country"], other["country"]))
    elif parts["X"] > 0:
        found.append(("other_region", one["region"], other["region"]))
    found += _meeting(around, pair) if parts["C"] > 0 else []
    if parts["G"] > 0:
        found.append(("below_expected", one["country"], other["country"], float(parts["G"])))
    found += [("no_contact_yet", end) for end in pair if not around.G.degree(end)]
    if parts["H"] >= MUCH:
        found.append(("shortens", float(parts["dE"])))
    return (*found, _way(around, pair, broker, brokers))


def _meeting(around: Circumstances, pair: tuple[str, str]) -> list[Reason]:
    found: list[Reason] = [
        ("need_met", one, other, need) for one, other in (pair, pair[::-1]) if (need := around.needed(one, other))
    ]
    one, other = (around.sectors(end) for end in pair)
    if one and other and set(one) != set(other):
        found.append(("sectors_meet", _own(one, other), _own(other, one)))
    return found


def _own(sectors: Sequence[str], others: Collection[str]) -> str:
    """Return the first sector that the other lacks, else the first."""
    return next((code for code in sectors if code not in others), sectors[0])


def _way(around: Circumstances, pair: tuple[str, str], broker: str, brokers: Sequence[str]) -> Reason:
    if broker:
        return ("can_introduce", broker)
    if brokers:
        return ("know_both", *brokers[:3])
    ours, theirs = (around.groups.get(end, frozenset()) for end in pair)
    if ours & theirs:
        return ("same_group", min(ours & theirs))
    between = [(a, b) for a in sorted(ours) for b in sorted(theirs) if around.G.has_edge(a, b)]
    return ("groups_in_contact", *between[0]) if between else ("nobody_knows_both",)


def _groups(register: Register, actor: Mapping[str, str]) -> dict[str, frozenset[str]]:
    rows = register.stakeholders
    groups = set(rows.loc[rows["kind"].isin(GROUP_KINDS), "id"])
    members = register.memberships
    members = members[exists(members) & ~members["role"].isin(NO_AFFILIATION_ROLES)]
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        found[actor[group]].add(actor[group])
    for member, group in zip(members["member_id"], members["group_id"], strict=True):
        if group in groups:
            found[actor[member]].add(actor[group])
    return {member: frozenset(of) for member, of in found.items()}
