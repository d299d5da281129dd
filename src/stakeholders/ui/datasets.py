"""Which datasets there are for this session, and the register that its viewer may see of one."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, Literal

import pandas as pd
import streamlit as st

from stakeholders.errors import Problem, StakeholdersError
from stakeholders.filter import Filter
from stakeholders.keeping import save_dataset
from stakeholders.language import Words
from stakeholders.measures.consent import only_consented
from stakeholders.reading import (
    Dataset,
    ScenarioOutline,
    list_datasets,
    list_scenarios,
    problems_table,
    scenario_problems,
    stamp,
    titles_of,
    visible_problems,
)
from stakeholders.reading.licences import Licence, licences_of
from stakeholders.register import Register
from stakeholders.scenario import Scenario
from stakeholders.schema import TABLES, Marking, Viewer
from stakeholders.sharing import may_keep, may_see_description
from stakeholders.ui.built import built_here
from stakeholders.ui.memory import forget_own, recall
from stakeholders.ui.on_record import read_and_note, read_scenario_and_note, with_consent
from stakeholders.ui.pages import data_folder
from stakeholders.ui.viewer import current_viewer
from stakeholders.views.readable import one_line

OPENED: Final = "stakeholders.opened"
OWN: Final = "opened"  # the name in the link of the dataset that this session opened
_ORDER: Final = "nordic_green_belt"  # shown first


def root() -> Path:
    """Return the folder that holds the installation's datasets: ``STAKEHOLDERS_DATA``, or ``data/`` beside the app."""
    return data_folder()


def names(viewer: Viewer) -> list[str]:
    """Return the datasets on offer: the session's own first, then those of which the viewer may see something."""
    shipped = sorted(list_datasets(root()), key=lambda name: (name != _ORDER, name))
    seen = [name for name in shipped if viewer.is_local_steward or _shows_anything(name, viewer)]
    return [OWN, *seen] if OPENED in st.session_state else seen


def _shows_anything(name: str, viewer: Viewer) -> bool:
    """Tell whether the viewer may see anyone; a folder that can't be read now must not close the others."""
    try:
        return len(seen_register(name, (), viewer)) > 0
    except (OSError, StakeholdersError):
        logging.getLogger(__name__).exception("the dataset %s can't be read", name)
        return False


def _dataset(name: str) -> Dataset:
    """Return a dataset on offer whole, read once and again when one of its files changes; it stays in this file."""
    if name == OWN:
        opened: Dataset = st.session_state[OPENED]
        return opened
    folder = root() / name
    return recall(f"dataset {folder} {stamp(folder)!r}", lambda: read_and_note(folder))


def title(name: str, words: Words) -> str:
    """Return the title of a dataset on offer in the reader's language."""
    titles = _dataset(OWN).title if name == OWN else _titles(root() / name)
    return titles.get(words.tag) or titles.get("en") or name


def _titles(folder: Path) -> Mapping[str, str]:
    return recall(f"titles {folder} {stamp(folder)!r}", lambda: titles_of(folder))


def problems(name: str, seen: Register, words: Words) -> pd.DataFrame:
    """Return the problems of the dataset and of the scenarios laid over it that the viewer may know of."""
    dataset = _dataset(name)
    key = f"problems {dataset.register.key} {seen.key} {words.tag}"
    return recall(key, lambda: problems_table(_known_problems(name, dataset, seen), words))


def _known_problems(name: str, dataset: Dataset, seen: Register) -> list[Problem]:
    found = list(visible_problems(dataset, seen, untold=dataset.untold()))
    for overlay in (_scenario(name, one) for one in seen.scenarios):
        if overlay.id in _brought(name):  # told by what the viewer sees: it was laid over nothing else
            told_here = (*overlay.found, *scenario_problems(seen.without_overlays(), overlay))
            found += in_folder(overlay, told_here)
            continue
        beneath = dataset.register if seen.viewer is None or seen.viewer.is_local_steward else seen.without_overlays()
        told = replace(overlay, found=(*overlay.found, *scenario_problems(beneath, overlay)))
        found += in_folder(overlay, visible_problems(told, seen, overlay.id))
    return found


def overlay_problems(dataset: Dataset, overlay: Scenario) -> tuple[Problem, ...]:
    """Return what is wrong with a scenario by itself, and what keeps it from fitting the dataset."""
    return (*overlay.found, *scenario_problems(dataset.register, overlay))


def in_folder(overlay: Scenario, found: Iterable[Problem]) -> list[Problem]:
    """Return the problems with the scenario before the file, which has the same name as one of the dataset."""
    return [replace(one, file=f"{overlay.id}/{one.file}") for one in found]


def scenario_titles(name: str, viewer: Viewer, words: Words) -> dict[str, str]:
    """Return the titles of the dataset's scenarios of which the viewer may see something, by id."""
    return {
        one: one_line(told.title.get(words.tag) or told.title.get("en") or one)
        for one, told in seen_scenarios(name, viewer).items()
    }


def seen_scenarios(name: str, viewer: Viewer) -> dict[str, Scenario]:
    """Return the scenarios of a dataset whose description and some of whose rows the viewer may see, by id.

    Their rows are left out: these are had from ``seen_register`` alone.
    """
    offered: Iterable[Scenario | ScenarioOutline] = (
        _dataset(OWN).scenarios if name == OWN else (one for one in list_scenarios(root()) if one.base == name)
    )
    told = [_scenario(name, one) for one in dict.fromkeys((*(outline.id for outline in offered), *built_here(name)))]
    return {one.id: replace(one, tables={}, found=()) for one in told if _is_open_to(name, one, viewer)}


def _is_open_to(name: str, told: Scenario, viewer: Viewer) -> bool:
    if viewer.is_local_steward or told.id in _brought(name):
        return True
    return may_see_description(viewer, told.marking(), told.shared_with) and _changes_anything(
        seen_register(name, (told.id,), viewer), told
    )


def _changes_anything(seen: Register, told: Scenario) -> bool:
    """Tell whether a scenario adds a row that is seen, or takes away somebody who is."""
    adds = any((seen.table(name)["scenario"] == told.id).any() for name in TABLES)
    return adds or not seen.without_overlays().names.keys().isdisjoint(told.removes)


def _brought(name: str) -> Mapping[str, Scenario]:
    """Return the scenarios that are laid over what the viewer sees, after the door: those that a guest brought.

    What the steward of a dataset brought passes the door, so that other eyes see of it what they would.
    """
    return {} if name == OWN or current_viewer().is_local_steward else built_here(name)


def _scenario(dataset_name: str, name: str) -> Scenario:
    """Return a scenario whole; it passes the door with the dataset that it is laid over."""
    if name in built_here(dataset_name):
        return built_here(dataset_name)[name]
    if dataset_name == OWN:
        return next(one for one in _dataset(OWN).scenarios if one.id == name)
    folder = next(one.folder for one in list_scenarios(root()) if one.id == name)
    return recall(f"scenario {folder} {stamp(folder)!r}", lambda: read_scenario_and_note(folder))


def seen_register(name: str, scenarios: Sequence[str], viewer: Viewer, left_out: Sequence[str] = ()) -> Register:
    """Return what the viewer may see of a dataset with scenarios on: the app's only way to a register.

    ``left_out``: codes of ``left_out_code``, kinds and organisations that don't join.
    """
    return _through_the_door(name, [_in_part(_scenario(name, one), left_out) for one in scenarios], viewer)


def seen_to_build_from(name: str, viewer: Viewer) -> Register:
    """Return what the viewer sees of a dataset with all scenarios on, and nobody taken away by any of them."""
    return _through_the_door(name, [_scenario(name, one).only_adding() for one in seen_scenarios(name, viewer)], viewer)


def _through_the_door(name: str, overlays: Sequence[Scenario], viewer: Viewer) -> Register:
    register = _dataset(name).register
    register = register if name == OWN else with_consent(register, root() / name)
    if not may_keep(viewer):  # those who run the networks see whose consent is to be renewed
        register = only_consented(register, date.fromisoformat(_today()))
    brought = _brought(name)
    known, own = ([one for one in overlays if (one.id in brought) == mine] for mine in (False, True))
    key = repr((register.key, [[(one.id, one.key) for one in part] for part in (known, own)], viewer.key, _today()))
    return recall(f"seen {key}", lambda: _seen(register, known, own, viewer))


def left_out_code(scenario: str, what: Literal["kind", "id"], code: str) -> str:
    """Return the code in a link that says who of a scenario doesn't join: a kind or an organisation."""
    return f"{scenario}/{what}/{code}"


def _in_part(scenario: Scenario, left_out: Sequence[str]) -> Scenario:
    said = [one.split("/", 2)[1:] for one in left_out if one.startswith(f"{scenario.id}/") and one.count("/") > 1]
    gone = {what: [code for named, code in said if named == what] for what in ("kind", "id")}
    return scenario.without(gone["kind"], gone["id"])


def selected_register(register: Register, choice: Filter) -> Register:
    """Return the part of what the viewer may see that the reader chose."""
    return recall(f"selected {register.key} {choice.key}", lambda: register.select(choice))


def close_own() -> None:
    """Close the dataset that this session opened and forget all that was made of it."""
    forget_own()
    st.session_state.pop(OPENED, None)


def save_own(name: str, title: str) -> None:
    """Keep the dataset that this session opened as one of the installation; who asks must be its local steward."""
    save_dataset(st.session_state[OPENED].register, root(), name, title)


def licences(name: str) -> tuple[Licence, ...]:
    """Return the licences of a dataset on offer."""
    dataset = _dataset(name)
    return recall(f"licences {dataset.register.key}", lambda: licences_of(dataset.folder))


def _seen(register: Register, overlays: Sequence[Scenario], own: Sequence[Scenario], viewer: Viewer) -> Register:
    """Return what passes the door; what the viewer brought is laid over what they see.

    A newcomer is kept out by none whom the viewer may not see: neither on record nor, where several scenarios are
    laid, in one of the others.
    """
    newcomers = frozenset[str]().union(*(one.newcomers for one in overlays)) & register.names.keys()
    if newcomers and (hidden := newcomers - register.visible_to(viewer).names.keys()):
        register = register.without(hidden)
    if len(overlays) > 1:
        overlays = [one.only_with(register.with_overlay(one).visible_to(viewer).names) for one in overlays]
    for overlay in overlays:
        register = register.with_overlay(overlay)
    seen = register.visible_to(viewer)
    for overlay in own:
        seen = seen.with_overlay(overlay, own=True)
    return seen.told_with(max((one.marking() for one in (*overlays, *own)), default=Marking.CLEAR))


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - access ends with the day of the place where the app runs
