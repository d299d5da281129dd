"""What is said beside a network: what it leaves out, how it misleads, and the ways between two."""

import networkx as nx

from stakeholders.language import Words
from stakeholders.measures.ways import Ways
from stakeholders.views.labels import name_of
from stakeholders.views.network_legend import is_summary


def remarks(G: nx.Graph, drawn: nx.Graph, words: Words, *, around: str = "") -> list[str]:
    """Return what the reader must know about the picture before reading it.

    Parameters
    ----------
    G
        The network that was chosen.
    drawn
        What of it is in the picture.
    around
        The node whose neighbourhood was asked for, or none.
    """
    said = []
    if is_summary(drawn):
        said.append(_about_summary(G, drawn, words))
    elif around and not len(drawn):
        said.append(words.say("The one whose neighbourhood was asked for is not among those shown. Choose another."))
    elif len(G) and not G.number_of_edges():
        said.append(
            words.say("No ties of what was chosen. Count more kinds of contact or planned ties, or clear a filter.")
        )
    return said


def _about_summary(G: nx.Graph, drawn: nx.Graph, words: Words) -> str:
    return words.say(
        "{n} stakeholders and initiatives with {ties} ties are too many to draw one by one. Drawn are their numbers "
        "by region and kind. Left out are {inside} ties inside one group and {weak} between groups with few ties. "
        "Choose a neighbourhood, the ways between two, or filters to see organisations.",
        n=len(G),
        ties=G.number_of_edges(),
        inside=drawn.graph["inside"],
        weak=drawn.graph["left_out"],
    )


def ways_title(G: nx.Graph, ways: Ways, one: str, other: str, words: Words) -> str:
    """Return how many shortest ways there are between two and how long; empty while one of them is not chosen."""
    if not one or not other or one == other:
        return ""
    if not ways.number:
        return words.say("Nothing among what is shown connects the two.")
    ends = {"first": name_of(G.nodes[one]), "second": name_of(G.nodes[other])}
    steps = words.say_n("{n} step", "{n} steps", ways.steps)
    return words.say_n(
        "{n} shortest way between {first} and {second}, with {steps}",
        "{n} shortest ways between {first} and {second}, with {steps} each",
        ways.number,
        steps=steps,
        **ends,
    )


def ways_in_words(G: nx.Graph, ways: Ways, words: Words) -> list[str]:
    """Return each of the shortest ways in words."""
    said = [" → ".join(name_of(G.nodes[node]) for node in way) for way in ways.listed]
    if ways.number > len(ways.listed):
        said.append(words.say_n("and {n} more", "and {n} more", ways.number - len(ways.listed)))
    return said
