"""What stewards write down about a dataset, as pages read and write it."""

from collections.abc import Callable
from typing import Final, cast

import pandas as pd
import streamlit as st

from stakeholders.codes import GROUP_KINDS
from stakeholders.errors import StakeholdersError
from stakeholders.keeping import introductions, worklist
from stakeholders.keeping.store import Store, store_of
from stakeholders.sharing import may_keep
from stakeholders.ui import datasets
from stakeholders.ui.choices import choose_many, get_choices
from stakeholders.ui.frame import Page
from stakeholders.ui.links import plain
from stakeholders.ui.memory import KEPT
from stakeholders.ui.speaking import say_done, say_done_next

_SHARE: Final = "share"


def store_for(page: Page) -> Store:
    """Return where this dataset's introductions and working list are kept; for a session's own data, in the session."""
    if page.dataset != datasets.OWN:
        return store_of(datasets.root(), page.dataset)
    if KEPT not in st.session_state:
        st.session_state[KEPT] = Store()
    return cast("Store", st.session_state[KEPT])


def may_write(page: Page) -> bool:
    """Tell whether the viewer may write anything down."""
    return may_keep(page.viewer)


def marked(page: Page) -> pd.DataFrame:
    """Return the pairs that somebody marked, as this viewer may see it."""
    return introductions.entries(store_for(page), page.everyone, page.viewer)


def history(page: Page) -> pd.DataFrame:
    """Return everything that was ever marked, as this viewer may see it."""
    return introductions.history(store_for(page), page.everyone, page.viewer)


def listed(page: Page) -> pd.DataFrame:
    """Return the working list, as this viewer may see it."""
    return worklist.items(store_for(page), page.everyone, page.viewer)


def ask_sharing(page: Page) -> None:
    """Ask with which groups what is written down is shared; a steward of groups always shares with these."""
    rows = page.everyone.stakeholders
    groups = rows.loc[rows["kind"].isin(GROUP_KINDS), "id"].tolist()
    if page.viewer.is_local_steward and groups:
        choose_many(
            page.words.say("Share what is written down with"),
            sorted(groups, key=lambda one: page.words.order(page.everyone.name_of(one))),
            key=_SHARE,
            label_of=page.everyone.name_of,
            placeholder=page.words.say("Nobody else"),
            help=page.words.say("Members of these groups see it, marked TLP:AMBER. Without a group it stays yours."),
        )


def shared_with(page: Page) -> tuple[str, ...] | None:
    """Return the groups chosen by ``ask_sharing``; None for a steward of groups, who shares with these."""
    return get_choices(_SHARE) if page.viewer.is_local_steward else None


def attempt(page: Page, write: Callable[[], object], done: str, *, again: bool = False) -> bool:
    """Write something down and say so; what could not be written is told with its reason.

    ``again``: the caller has the page drawn again at once, and it is said then.
    """
    try:
        write()
    except StakeholdersError as error:
        st.error(plain(error.told(page.words)))
        return False
    (say_done_next if again else say_done)(done)
    return True
