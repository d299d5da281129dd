"""Scenarios that were built or opened in this session, and are in nobody else's."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from stakeholders.scenario import Scenario

_BUILT: Final = "stakeholders.built"  # dataset -> id -> scenario


def built_here(dataset: str) -> Mapping[str, Scenario]:
    """Return the scenarios of this session for a dataset, by id."""
    held: dict[str, dict[str, Scenario]] = st.session_state.get(_BUILT, {})
    return held.get(dataset, {})


def keep_here(dataset: str, scenario: Scenario) -> None:
    """Keep a scenario for this session; it takes the place of one of the same id."""
    st.session_state.setdefault(_BUILT, {}).setdefault(dataset, {})[scenario.id] = scenario


def forget_here(dataset: str, scenario_id: str) -> None:
    """Forget a scenario of this session."""
    st.session_state.get(_BUILT, {}).get(dataset, {}).pop(scenario_id, None)
