"""A scenario is kept, taken along, opened from a file and deleted, on a page."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from stakeholders.errors import Problem, StakeholdersError
from stakeholders.keeping.scenario_files import zipped
from stakeholders.keeping.scenarios import delete_scenario, save_scenario
from stakeholders.reading import list_scenarios, open_scenario, problems_table, scenario_problems
from stakeholders.scenario import Scenario
from stakeholders.schema import TABLES, Marking
from stakeholders.sharing import may_keep
from stakeholders.ui import datasets
from stakeholders.ui.built import built_here, forget_here, keep_here
from stakeholders.ui.choices import get_choices, set_choice
from stakeholders.ui.downloads import File, offer_file
from stakeholders.ui.figures import show_points
from stakeholders.ui.frame import Page
from stakeholders.ui.kept import attempt
from stakeholders.ui.links import plain
from stakeholders.ui.table import show_table
from stakeholders.ui.uploads import ask_files
from stakeholders.views.problems import marking_of, problem_points, problems_labelled

_DROPS: Final = "stakeholders.scenario_drops"  # how often one was opened: each time the uploader begins anew
SwitchOn = Callable[[str], None]


def problems_here(page: Page, scenario: Scenario) -> pd.DataFrame:
    """Return what is wrong with a scenario, by itself and with what the viewer sees of the dataset.

    A row that is hidden from the viewer counts as absent.
    """
    return problems_table(_problems(page, scenario), page.words)


def show_problems(page: Page, scenario: Scenario, found: pd.DataFrame, *, name: str) -> None:
    """Show how many problems a scenario has, and each with how to mend it; ``name``: of the file to download."""
    words = page.words
    show_points(problem_points(found, words))
    if len(found):
        marking = marking_of(found, _marking_of_file(page, scenario))
        show_table(problems_labelled(found, words), words, name=name, marking=marking, lines=2)


def _problems(page: Page, scenario: Scenario) -> tuple[Problem, ...]:
    recorded = page.everyone.without_overlays()
    return (*scenario.found, *scenario_problems(recorded, scenario, page.dataset))


def offer_to_keep(page: Page, scenario: Scenario, switch_on: SwitchOn) -> None:
    """Offer to try a scenario in this session, to save it in the installation, and to take it along."""
    words = page.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            words.say("Try it in this session"),
            on_click=_try,
            args=(page.dataset, scenario, switch_on),
            icon=":material/play_arrow:",
            type="primary",
        )
        if may_save(page):
            there = _saved(scenario.id)
            label = words.say("Save it again") if there else words.say("Save it")
            if st.button(label, icon=":material/save:", key="build:save"):
                _save(page, scenario, switch_on, replace_it=there)
        marking = _marking_of_file(page, scenario).exported
        offer_file(
            File(scenario.id, "zip", lambda: zipped(scenario), marking),
            words.say("Download it (.zip, {marking})", marking=marking.text),
            key="build:download",
        )
    st.caption(
        words.say(
            "Saved, it is offered to everyone of this installation who may see it, and a link reproduces the view. "
            "Only the local steward saves."
        )
    )


def _marking_of_file(page: Page, scenario: Scenario) -> Marking:
    recorded = page.everyone.without_overlays()
    return scenario.marking_of_file({name: recorded.table(name) for name in TABLES})


def may_save(page: Page) -> bool:
    """Tell whether the viewer may save scenarios into the installation: its local steward, for a kept dataset."""
    return page.viewer.is_local_steward and may_keep(page.viewer) and page.dataset != datasets.OWN


def _saved(scenario_id: str) -> bool:
    return any(one.id == scenario_id for one in list_scenarios(datasets.root()))


def _try(dataset: str, scenario: Scenario, switch_on: SwitchOn) -> None:
    keep_here(dataset, scenario)
    switch_on(scenario.id)


def _save(page: Page, scenario: Scenario, switch_on: SwitchOn, *, replace_it: bool) -> None:
    def write() -> None:
        save_scenario(scenario, datasets.root(), viewer=page.viewer, replace=replace_it)

    if attempt(page, write, page.words.say("Saved as {name}.", name=scenario.id), again=True):
        forget_here(page.dataset, scenario.id)
        switch_on(scenario.id)
        st.rerun()


def show_deleting(page: Page, scenario_id: str, title: str) -> None:
    """Offer to delete a scenario that was built, once it was said that this is meant."""
    words = page.words
    mine = scenario_id in built_here(page.dataset)
    if not mine and not may_save(page):
        return
    with st.popover(words.say("Delete it"), icon=":material/delete:"):
        st.text(words.say("{title}: it will be gone for good.", title=title))
        if st.button(words.say("Delete for good"), type="primary", key="build:delete"):
            _delete(page, scenario_id, mine=mine)


def _delete(page: Page, scenario_id: str, *, mine: bool) -> None:
    def remove() -> None:
        forget_here(page.dataset, scenario_id)
        if not mine or (may_save(page) and _saved(scenario_id)):  # of what others saved, nobody else is told
            delete_scenario(datasets.root(), scenario_id, viewer=page.viewer)

    if attempt(page, remove, page.words.say("Deleted."), again=True):
        set_choice("scenarios", [one for one in get_choices("scenarios") if one != scenario_id])
        st.rerun()


def open_from_colleague(page: Page) -> None:
    """Ask for the files of a scenario, list its problems, and open the rest when the reader agrees."""
    words = page.words
    files = ask_files(
        words.say("The zip of a scenario, or its scenario.toml with its CSV files"),
        ("zip", "toml", "csv"),
        words,
        key=f"scenario-drop:{st.session_state.get(_DROPS, 0)}",
    )
    if not files:
        return
    try:
        scenario = _named_apart(page, open_scenario({file.name: file.getvalue() for file in files}))
    except StakeholdersError as error:
        st.error(plain(error.told(words)))
        return
    found = problems_here(page, scenario)
    show_problems(page, scenario, found, name="problems-of-scenario")
    rows = [
        words.say("{what}: {n}", what=words.label("table", name), n=len(table))
        for name, table in scenario.tables.items()
        if len(table)
    ]
    st.text(words.say("What can be opened, in rows: {rows}.", rows=words.listing(rows) if rows else "0"))
    label = words.say("Open the rest") if (found["severity"] == "error").any() else words.say("Open")
    st.button(label, on_click=_open, args=(page.dataset, scenario), type="primary", key="scenario-open")


def _named_apart(page: Page, scenario: Scenario) -> Scenario:
    """Return the scenario under an id that none has which the viewer knows of; one that is hidden takes no id."""
    taken = set(datasets.seen_scenarios(page.dataset, page.viewer)) - set(built_here(page.dataset))
    if may_save(page):
        taken |= {one.id for one in list_scenarios(datasets.root())}
    name, number = scenario.id, 2
    while name in taken:
        name, number = f"{scenario.id[:56]}_{number}", number + 1
    if name == scenario.id:
        return scenario
    tables = {table: rows.assign(scenario=name) for table, rows in scenario.tables.items()}
    return replace(scenario, id=name, tables=tables)


def _open(dataset: str, scenario: Scenario) -> None:
    keep_here(dataset, scenario)
    st.session_state[_DROPS] = st.session_state.get(_DROPS, 0) + 1
    set_choice("scenarios", dict.fromkeys((*get_choices("scenarios"), scenario.id)))
    set_choice("section", "compare")
