"""Who bridges what, as a table, and what its numbers mean."""

from collections.abc import Mapping

import networkx as nx
import pandas as pd

from stakeholders.language import Words

ROLES = ("coordinator", "consultant", "gateway", "liaison")


def brokerage_table(
    G: nx.Graph,
    roles: pd.DataFrame,
    measured: Mapping[str, Mapping[str, float]],
    communities: Mapping[str, int],
    words: Words,
) -> pd.DataFrame:
    """Return a row for each organisation with a tie, those who stand between most pairs first.

    Parameters
    ----------
    G
        A stakeholder network with one node for each actor.
    roles
        As ``measures.brokerage.roles`` returns them, unordered.
    measured
        ``constraint``, ``effective_size`` and ``betweenness`` of each node.
    """
    nodes = [node for node, degree in G.degree() if degree]
    frame = pd.DataFrame(
        {
            "name": pd.Series([str(G.nodes[node]["name"]) for node in nodes], dtype="str"),
            "kind": pd.Series([words.label("kind", G.nodes[node]["kind"]) for node in nodes], dtype="str"),
            "country": pd.Series([words.label("country", G.nodes[node]["country"]) for node in nodes], dtype="str"),
            "degree": pd.Series([G.degree(node) for node in nodes], dtype="int64"),
            **{role: pd.Series(roles.loc[nodes, role].round(2).tolist(), dtype="float64") for role in ROLES},
            **{
                name: pd.Series([round(values[node], 3) for node in nodes], dtype="float64")
                for name, values in measured.items()
            },
            "community": pd.Series([communities[node] + 1 for node in nodes], dtype="int64"),
        }
    )
    frame = frame.assign(between=frame[list(ROLES)].sum(axis=1))
    ordered = frame.sort_values(["between", "degree", "name"], ascending=[False, False, True], ignore_index=True)
    return ordered.drop(columns="between")


def meanings(words: Words) -> tuple[str, ...]:
    """Return what each number of the table means, in a sentence."""
    return (
        words.say(
            "Gateway: between a pair of whom one is of its own group and one of another; a ready go-between there."
        ),
        words.say("Coordinator: between two of its own group. Consultant: between two of one other group."),
        words.say("Liaison: between two of different groups, neither of them its own."),
        words.say("Constraint: low means many separate contacts; high, that they all lead back to the same few."),
        words.say("Effective size: how many of the contacts are separate worlds; the rest know each other already."),
        words.say("Betweenness: the share of all shortest ways between others that run through this one."),
        words.say("Community: those who have more contact with each other than with the rest; a way to look, no fact."),
    )
