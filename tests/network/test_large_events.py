"""Why large events are no evidence that two have met (METHODS 1)."""

from collections.abc import Callable

import pytest

from stakeholders.network import CONTACT_LAYERS, stakeholder_network
from stakeholders.register import Register


def test_in_a_hall_of_120_everyone_is_worth_a_sliver_to_each_and_one_to_all(
    register_of: Callable[..., Register],
) -> None:
    people = [f"p{number}" for number in range(120)]
    rows = "".join(f"{one},fair,participant\n" for one in people)
    register = register_of(
        stakeholders="id,name,kind,country\n" + "".join(f"{one},{one},company,NO\n" for one in people),
        initiatives="id,name,kind,scale\nfair,Fair,event,large\n",
        memberships="member_id,group_id,role\n" + rows,
    )
    G = stakeholder_network(register, CONTACT_LAYERS)
    assert G.number_of_edges() == 7_140
    assert {round(weight, 4) for _, _, weight in G.edges(data="weight")} == {0.0084}
    assert dict(G.degree(weight="weight")) == pytest.approx(dict.fromkeys(people, 1))
