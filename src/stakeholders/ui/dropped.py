"""What was dropped on the page: read, its problems told, and opened for this session."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd
import streamlit as st

from stakeholders.language import LANGUAGES, Words
from stakeholders.reading import Dataset, open_upload, problems_table
from stakeholders.schema import TABLES
from stakeholders.ui.datasets import OPENED, OWN, in_folder, overlay_problems
from stakeholders.ui.memory import forget_own
from stakeholders.views.readable import one_line

_DRAFT: Final = "stakeholders.draft"  # (key, dataset) of what was dropped on the page and isn't open yet
_MOST_OF_TITLE: Final = 60  # letters


@dataclass(frozen=True)
class Draft:
    """What was dropped on the page and isn't open yet, without its rows.

    Attributes
    ----------
    problems
        Everything that is wrong with it: file, row, column, value, severity code, message.
    usable
        How many rows of each table can be used.
    """

    problems: pd.DataFrame
    usable: Mapping[str, int]

    @property
    def has_errors(self) -> bool:
        """Whether anything must stay out."""
        return bool((self.problems["severity"] == "error").any())

    @property
    def can_open(self) -> bool:
        """Whether there is any stakeholder to show."""
        return self.usable["stakeholders"] > 0


def draft(key: str, files: Mapping[str, bytes], words: Words) -> Draft:
    """Read what was dropped on the page, once for each key, and tell what was found."""
    held = st.session_state.get(_DRAFT)
    if held is None or held[0] != key:
        held = st.session_state[_DRAFT] = (key, open_upload(files))
    dropped: Dataset = held[1]
    rows = {name: len(dropped.register.table(name)) for name in TABLES}
    overlaid = [told for one in dropped.scenarios for told in in_folder(one, overlay_problems(dropped, one))]
    return Draft(problems_table([*dropped.found, *overlaid], words), rows)


def open_draft() -> None:
    """Open what was dropped on the page for this session; it replaces one opened before."""
    forget_own()
    _key, dropped = st.session_state.pop(_DRAFT)
    st.session_state[OPENED] = replace(dropped, name=OWN, title=_title_of(dropped))


def forget_draft() -> None:
    """Forget what was dropped on the page and not opened."""
    st.session_state.pop(_DRAFT, None)


def _title_of(dropped: Dataset) -> Mapping[str, str]:
    """Return the titles of a dataset that was dropped on the page, short and without characters that can't be seen."""
    titles = {tag: one_line(dropped.title.get(tag) or dropped.title["en"], _MOST_OF_TITLE) for tag in LANGUAGES}
    return {tag: Words(tag).say("{name} (in this session)", name=title) for tag, title in titles.items()}
