"""What is told of one node of a network: who or what it is, and whom or what it is tied to."""

from dataclasses import dataclass, field
from typing import Any, Final

import networkx as nx

from stakeholders.codes import INITIATIVE_KINDS, split_list
from stakeholders.language import Words
from stakeholders.views.labels import Row, area_name, name_of
from stakeholders.views.network_legend import kind_in_words

MOST_TIES: Final = 12


@dataclass(frozen=True, slots=True)
class Card:
    """The facts of one node, as plain text.

    Attributes
    ----------
    organisation
        Id of the stakeholder that has a profile, empty where it is none.
    filters
        For a node that stands for many: the choices of the frame that show only those.
    """

    name: str
    facts: tuple[str, ...]
    description: str = ""
    ties_title: str = ""
    ties: tuple[str, ...] = ()
    organisation: str = ""
    filters: dict[str, str] = field(default_factory=dict)


def card(G: nx.Graph, node: str, words: Words) -> Card:
    """Return the card of a stakeholder or an initiative."""
    row = G.nodes[node]
    initiative = row["kind"] in INITIATIVE_KINDS
    ties = sorted(
        ((other, edge) for other, edge in G[node].items()), key=lambda tie: words.order(G.nodes[tie[0]]["name"])
    )
    lines = [_tie_in_words(G.nodes[other], edge, words) for other, edge in ties[:MOST_TIES]]
    if len(ties) > MOST_TIES:
        lines.append(words.say_n("and {n} more", "and {n} more", len(ties) - MOST_TIES))
    return Card(
        name=name_of(row),
        facts=_initiative_facts(row, words) if initiative else _stakeholder_facts(row, words),
        description=str(row["description"]),
        ties_title=_number_in_words(G, len(ties), words),
        ties=tuple(lines),
        organisation="" if initiative else node,
    )


def _number_in_words(G: nx.Graph, number: int, words: Words) -> str:
    """Return how many lines lead to a node: membership is no tie, so where memberships are drawn they are links."""
    if G.graph["shows"] == "contacts":
        return words.say_n("{n} tie in this picture", "{n} ties in this picture", number)
    return words.say_n("{n} link in this picture", "{n} links in this picture", number)


def area_card(G: nx.Graph, node: str, words: Words) -> Card:
    """Return the card of a node that stands for all of one kind in one region."""
    row = G.nodes[node]
    number = sum(edge["count"] for edge in G[node].values())
    wanted = {"kinds": row["kind"], "regions": row["region"], "countries": "" if row["region"] else row["country"]}
    initiative = row["kind"] in INITIATIVE_KINDS
    return Card(
        name=area_name(row, words),
        facts=(
            words.say_n("{n} organisation or initiative", "{n} organisations or initiatives", row["count"]),
            words.say_n("{n} tie to others in this picture", "{n} ties to others in this picture", number),
        ),
        filters={} if initiative or row["rest"] else {key: code for key, code in wanted.items() if code},
    )


def _stakeholder_facts(row: Row, words: Words) -> tuple[str, ...]:
    place = [words.label("region", row["region"])] if row["region"] else []
    facts = [kind_in_words(row["kind"], words), ", ".join([*place, words.label("country", row["country"])])]
    sectors = [words.label("sector", code) for code in split_list(row["sectors"])]
    if sectors:
        facts.append(words.listing(sectors))
    return (*facts, *_assumed(row, words))


def _initiative_facts(row: Row, words: Words) -> tuple[str, ...]:
    facts = [kind_in_words(row["kind"], words)]
    dates = [words.date(row[name]) for name in ("start", "end") if row[name]]
    if dates:
        facts.append(" – ".join(dict.fromkeys(dates)))
    where = [text for text in (row["place"], words.label("country", row["country"]) if row["country"] else "") if text]
    if where:
        facts.append(", ".join(where))
    return (*facts, *_assumed(row, words))


def _assumed(row: Row, words: Words) -> tuple[str, ...]:
    return (words.say("Assumed in a scenario"),) if row["scenario"] else ()


def _tie_in_words(other: Row, edge: dict[str, Any], words: Words) -> str:  # Any: an edge has many types
    """Return whom a tie leads to, what it rests on and, where it isn't confirmed, its status."""
    if "roles" in edge:
        rests_on = [words.label("role", role) for role in edge["roles"]]
    else:
        rests_on = [words.label("layer", layer) for layer in edge["layers"]]
    if edge["status"] != "confirmed":
        rests_on.append(words.label("status", edge["status"]))
    return f"{name_of(other)} ({', '.join(rests_on)})"
