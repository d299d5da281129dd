"""The gaps on a page: found once, shown as cards that one can act on, and as a table."""

from collections.abc import Callable
from typing import Final
from zlib import crc32

import pandas as pd
import streamlit as st

from stakeholders.advice.gaps import find_gaps
from stakeholders.advice.listing import listed
from stakeholders.codes import GAP_FAMILIES
from stakeholders.language import Words
from stakeholders.measures.nulls import Null
from stakeholders.register import Register
from stakeholders.schema import Marking
from stakeholders.schema.floors import marking_of_result, may_see_result
from stakeholders.ui import datasets
from stakeholders.ui.choices import choose_many, get_choice, set_choice
from stakeholders.ui.frame import Page
from stakeholders.ui.links import link_to, plain
from stakeholders.ui.memory import recall_watched
from stakeholders.ui.table import show_table
from stakeholders.views.gap_tables import gap_rows, gaps_table
from stakeholders.views.gap_words import Row, closing, mapped_is_not_all, ranking, state_in_words, title, why

CARDS: Final = 6  # at first, and how many more with each click
MOST_CARDS: Final = 60  # a link may ask for; the table has all
_SHOWN: Final = "cards"  # under which the link holds how many cards are shown
MOST_AT_A_GLANCE: Final = 2_000  # stakeholders above which another page doesn't wait for the gaps
KEPT: Final = "kept"  # where the installation keeps what the app writes, beside its datasets
_NULLS_ABOUT: Final = 40  # null models that the progress bar is made for


def is_open_to(page: Page, what: str = "gaps") -> bool:
    """Tell whether this viewer may see results of this kind; who may not gets a sentence that tells of nothing."""
    if may_see_result(page.viewer, what):
        return True
    st.info(
        page.words.say(
            "What this page shows is marked TLP:AMBER. "
            "It is for the members of the networks and for those who run them."
        ),
        icon=":material/lock:",
    )
    return False


def marking_of(page: Page, what: str = "gaps") -> Marking:
    """Return the marking of results found in what the page shows."""
    return marking_of_result(what, page.everyone.marking())


def marking_with(page: Page, what: str, kept: pd.DataFrame) -> Marking:
    """Return the marking of results together with what was written down of them, which may be stricter by now."""
    return max((marking_of(page, what), *(Marking.of(str(one)) for one in kept["tlp"].unique())))


def studied(page: Page) -> Register:
    """Return what gaps are looked for in: all that the viewer sees, in the chosen year where there is one."""
    year = page.filter.year
    return page.everyone if year is None else page.everyone.at(year)


def gaps_of(page: Page) -> pd.DataFrame:
    """Return the gaps of what the viewer sees, found once; null models are remembered on disk."""
    register, words = studied(page), page.words

    def found() -> pd.DataFrame:
        bar = st.progress(0.0, text=words.say("Looking for gaps …"))

        def tell(drawn: float) -> None:
            bar.progress(min(drawn / _NULLS_ABOUT, 1.0), text=words.say("Looking for gaps …"))

        gaps = find_gaps(register, progress=tell, remember=on_disk(page))
        bar.empty()
        return gaps

    return recall_watched(f"gaps {register.key}", found)


def on_disk(page: Page) -> Callable[[str, Callable[[], Null]], Null] | None:
    """Return what remembers null models on disk; nothing for data that somebody opened for their session."""
    if page.dataset == datasets.OWN:
        return None
    folder = datasets.root() / KEPT

    def remember(key: str, draw: Callable[[], Null]) -> Null:
        from stakeholders.keeping.nulls import remembered_null

        return remembered_null(folder, key, draw)

    return remember


def listed_gaps(page: Page) -> pd.DataFrame:
    """Return the gaps that the reader's filters list."""
    return listed(gaps_of(page), page.register, page.filter)


def chosen_gap(page: Page) -> Row | None:
    """Return the gap that the link names; None where it names none that this viewer has."""
    wanted = get_choice("gap")
    return next((row for row in gap_rows(listed_gaps(page)) if row["id"] == wanted), None) if wanted else None


def show_cards(page: Page, gaps: pd.DataFrame, act: Callable[[Page, Row], None]) -> None:
    """Show the most severe gaps as cards, two in a row; ``act`` adds what one can do with one."""
    words = page.words
    ranked = gaps[gaps["severity"] > 0]
    asked = get_choice(_SHOWN)
    shown = int(asked) if asked.isascii() and asked.isdigit() else CARDS
    rows = gap_rows(ranked.head(min(max(shown, CARDS), MOST_CARDS)))
    if not rows:
        st.info(
            words.say(
                "No gap is found in what is shown. Where little is on record, little can be missed: "
                "clear a filter, or add stakeholders and ties."
            )
        )
    for place in range(0, len(rows), 2):
        for column, row in zip(st.columns(2, gap="medium"), rows[place : place + 2], strict=False):
            with column.container(border=True, height="stretch"):
                show_card(page, row)
                act(page, row)
    more = min(min(len(ranked), MOST_CARDS) - len(rows), CARDS)
    if more > 0:
        st.button(
            words.say_n("Show {n} more", "Show {n} more", more),
            key="more-cards",
            icon=":material/expand_more:",
            on_click=set_choice,
            args=(_SHOWN, str(len(rows) + more)),
        )


def show_card(page: Page, row: Row, *, opened: bool = False) -> None:
    """Show what a gap is, why it is one, and what would close it; and the way to more where it isn't opened yet."""
    words = page.words
    st.subheader(plain(title(row, words, page.everyone.names)), anchor=False)
    family = words.label("gap_family", row["family"])
    layer = f" ({words.label('mixing_layer', row['layer'])})" if row["layer"] else ""
    state = f"{family}: {state_in_words(row, words)}{layer}"
    st.badge(plain(state), color="orange" if row["severity"] >= 50 else "gray")
    st.text(why(row, words, page.everyone.names))
    st.caption(plain(ranking(row, words)))
    if row["state"] == "empty":
        st.caption(plain(mapped_is_not_all(row["as_of"], words)))
    if closing(row, words):
        st.text(words.say("What would close it: {what}.", what=closing(row, words)))
    if not opened:
        link_to("gaps", words.say("See evidence and introductions"), icon=":material/manage_search:", gap=row["id"])


def show_all(page: Page, gaps: pd.DataFrame) -> None:
    """Show every gap of the chosen families as a table; a chosen row offers the way to its gap."""
    words = page.words
    families = choose_many(
        words.say("Families"),
        tuple(GAP_FAMILIES),
        key="families",
        label_of=lambda code: words.label("gap_family", code),
        placeholder=words.say("All"),
    )
    shown = (gaps[gaps["family"].isin(families)] if families else gaps).reset_index(drop=True)
    table = gaps_table(shown, words, page.everyone.names)
    key = f"gaps-{crc32('|'.join(shown['id']).encode()):x}"  # a row chosen in another list is none of this one
    row = show_table(table, words, name="gaps", marking=marking_of(page), choose=True, key=key)
    if row is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(str(table.at[row, "subject"]))
            link_to(
                "gaps",
                words.say("See evidence and introductions"),
                icon=":material/manage_search:",
                gap=str(shown.at[row, "id"]),
            )
    st.caption(words.say("Too few to say: groups under three, or too few pairs. Nothing is claimed of them."))


def show_top(page: Page, words: Words) -> None:
    """Show the three top gaps on another page; nothing at all to who may not see them."""
    if not may_see_result(page.viewer, "gaps"):
        return
    st.subheader(words.say("Where collaboration is missing most"), anchor=False)
    if len(page.everyone) > MOST_AT_A_GLANCE:
        link_to("gaps", words.say("See the gaps"), icon=":material/link_off:")
        return
    rows = [row for row in gap_rows(listed_gaps(page).head(3)) if row["severity"] > 0]
    for column, row in zip(st.columns(3, gap="medium"), rows, strict=False):
        with column.container(border=True, height="stretch", gap="xsmall"):
            st.markdown(f"**{plain(title(row, words, page.everyone.names))}**")
            st.text(why(row, words, page.everyone.names))
            link_to("gaps", words.say("See evidence and introductions"), gap=row["id"])
    st.caption(plain(words.say("These gaps are marked {marking}.", marking=marking_of(page).text)))
