"""Released counts on a page: how many there are beyond those that the reader sees."""

import logging

import streamlit as st

from stakeholders.errors import StakeholdersError
from stakeholders.keeping.releases import MARKING, Release, latest, reader_of
from stakeholders.language import Words
from stakeholders.ui import datasets
from stakeholders.ui.frame import Page, show_marking_of_more
from stakeholders.ui.methods import RELEASED, offer_method
from stakeholders.ui.settings import current_settings
from stakeholders.ui.table import show_table
from stakeholders.views.released_tables import released_table


def released(page: Page) -> Release | None:
    """Return the latest release of the dataset; None where there is none that can be read and told by the settings.

    A limit that was raised counts at once: what was released by a smaller one isn't told any more.
    """
    if page.dataset == datasets.OWN:
        return None
    try:
        release = latest(datasets.root(), page.dataset)
    except StakeholdersError:
        logging.getLogger(__name__).exception("the latest release of %s can't be read", page.dataset)
        return None
    reader = reader_of(page.viewer)
    if release is None or release.limits[reader] < getattr(current_settings().limits, reader):
        return None
    return release


def show_released(page: Page, grid: str) -> None:
    """Show a grid of the latest release as the viewer is told it, with its marking, day and rules; nothing without one.

    ``grid``: kind, sector or capability.
    """
    release = released(page)
    if release is None:
        return
    words, reader = page.words, reader_of(page.viewer)
    show_marking_of_more(page, MARKING[reader])
    st.text(_introduced(page, release))
    in_view = sorted(page.everyone.stakeholders["region"].unique().tolist())
    frame = released_table(release.table(grid, reader), grid, in_view, words)
    frame = frame.assign(released_on=release.day, limit=release.limits[reader])
    show_table(frame, words, name=f"released-{grid}", marking=MARKING[reader])
    st.caption(_rules(release, grid, reader, words))


def offer_released(page: Page, *grids: str) -> None:
    """Offer grids of the latest release to be opened; nothing where there is none."""
    if released(page) is None:
        return
    words = page.words
    label = (
        words.say("Those whom only their own networks see, counted")
        if reader_of(page.viewer) == "member"
        else words.say("Those not shown here, counted")
    )
    part = st.expander(label, on_change="rerun", key="released")
    if part.open:
        with part:
            for grid in grids:
                show_released(page, grid)
            offer_method(words, RELEASED, key="released")


def _introduced(page: Page, release: Release) -> str:
    words, day = page.words, page.words.date(release.day)
    if page.viewer.is_local_steward:
        return words.say("What members are told of those whom only their own networks see, as of {day}.", day=day)
    if reader_of(page.viewer) == "member":  # the same for all members, whichever network they belong to
        return words.say(
            "How many there are whom only their own networks see, as of {day}. Those of your own networks are among "
            "them.",
            day=day,
        )
    return words.say("How many there are beyond those whom you see, as of {day}.", day=day)


def _rules(release: Release, grid: str, reader: str, words: Words) -> str:
    limit, since = release.limits[reader], str(release.table(grid, reader)["since"].min())
    said = [
        words.say("A dash stands for a number that is withheld."),
        words.say("Numbers below {limit} are, even none.", limit=limit)
        if grid == "capability"
        else words.say("Numbers from 1 to {most} are.", most=limit - 1),
        words.say("So are others, any number among them, where they would give such a number away."),
    ]
    if grid != "kind":
        said.append(words.say("Who has several counts in each."))
    if since < release.day:
        told = words.say(
            "Numbers that changed by less than {limit} stand as they were told before, the oldest on {day}: they need "
            "not add up.",
            limit=limit,
            day=words.date(since),
        )
        said.append(told)
    return " ".join(said)
