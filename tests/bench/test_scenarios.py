"""What is switched on and taken away is fictional, always the same, and asked for by links of the page itself."""

import pytest

from scripts.benchmarks import scenarios
from scripts.benchmarks.newcomers import MEMBERSHIPS, NEWCOMERS, RELATIONS, scenario_over
from scripts.benchmarks.servers import Server
from stakeholders import Viewer, read_dataset
from stakeholders.keeping import save_scenario
from stakeholders.reading import read_scenario, scenario_problems
from stakeholders.synthesis import synthesise


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    made = tmp_path_factory.mktemp("fictional") / "n120"
    synthesise(120, made)
    return read_dataset(made).register


def test_a_saved_scenario_is_read_without_a_problem_and_all_of_it_joins(register, tmp_path):
    scenario = read_scenario(save_scenario(scenario_over(register, "n120", 1), tmp_path, viewer=Viewer("steward")))
    assert scenario.found == ()
    assert list(scenario_problems(register, scenario)) == []
    joined = register.with_overlay(scenario)
    assert len(joined) == len(register) + NEWCOMERS
    assert (joined.relations["scenario"] != "").sum() == NEWCOMERS * len(RELATIONS)
    assert NEWCOMERS < (joined.memberships["scenario"] != "").sum() <= NEWCOMERS * MEMBERSHIPS


def test_newcomers_are_the_same_for_the_same_number_and_all_others_for_another(register):
    first, again, other = (scenario_over(register, "n120", number) for number in (1, 1, 2))
    for table in ("stakeholders", "memberships", "relations"):
        assert first.tables[table].equals(again.tables[table])
    assert set(first.tables["stakeholders"]["id"]).isdisjoint(other.tables["stakeholders"]["id"])


def test_the_first_broker_is_the_one_through_whom_most_shortest_ways_lead(register):
    top = scenarios.brokers(register, 3)
    assert len(set(top)) == 3
    assert set(top) <= set(register.stakeholders["id"])
    assert scenarios.brokers(register, 1) == top[:1]


def test_a_page_is_opened_without_a_choice_and_asked_for_another_each_time(register):
    made = [scenario_over(register, "n120", number) for number in (1, 2)]
    links = scenarios.changes(Server(8640, 0), "n120", made, ["hub", "port", "rim"])
    compared = "http://127.0.0.1:8640/scenarios?data=n120&section=compare"
    watched = "http://127.0.0.1:8640/resilience?data=n120&section=watch"
    assert links == {
        "switching a scenario on": [compared, f"{compared}&scenarios=newcomers_1", f"{compared}&scenarios=newcomers_2"],
        "removing a top broker": [watched, f"{watched}&gone=rim", f"{watched}&gone=hub", f"{watched}&gone=port"],
    }


def test_the_aim_is_that_of_pages_at_ten_thousand():
    assert scenarios.AIMS == {"n10000": 10.0}


def test_every_call_of_the_library_can_be_made(register):
    scenario = scenario_over(register, "n120", 1)
    for call in scenarios.calls(register, scenario, scenarios.brokers(register, 1)[0]).values():
        call()
