"""Partner search: what is needed, where and by when; whom one may see, what was released of others, and asking."""

from datetime import date
from typing import Final

import streamlit as st

from stakeholders.codes import BELT, CAPABILITIES, REGIONS
from stakeholders.keeping.releases import MARKING, reader_of
from stakeholders.measures.cube import ALL
from stakeholders.measures.partners import Need, matches
from stakeholders.schema import Marking
from stakeholders.ui.asking import offer_to_ask
from stakeholders.ui.choices import choose_flag, choose_many, choose_one, get_choice, set_choice
from stakeholders.ui.frame import Page
from stakeholders.ui.links import link_to
from stakeholders.ui.memory import remembered
from stakeholders.ui.released import released
from stakeholders.ui.table import show_table
from stakeholders.views.capability_tables import counted_table, partners_table

WHERE: Final = "where"  # under which the link holds the counties
_BY: Final = "by"


def show_search(page: Page) -> None:
    """Ask for a need; show who meets it as far as the viewer may see, what is told of others, and a way to ask."""
    words = page.words
    st.caption(
        words.say(
            "Found are organisations that have consented to be listed and that you may see. The filters beside this "
            "page don't narrow the search."
        )
    )
    need = ask_need(page)
    if need is None:
        st.info(words.say("Choose what is needed."), icon=":material/search:")
        return
    found = remembered(matches, page.everyone, need, today())
    st.subheader(words.say("Whom you may see"), anchor=False)
    if found.empty:
        st.text(words.say("Nobody whom you may see is listed with this."))
    else:
        marking = max(map(Marking.of, found["tlp"]))
        row = show_table(partners_table(found, need, words), words, name="partners", marking=marking, choose=True)
        if row is not None:
            chosen = str(found["stakeholder_id"].iloc[row])
            link_to("directory", words.say("Open the profile"), icon=":material/badge:", organisation=chosen)
    st.subheader(words.say("Beyond what you may see"), anchor=False)
    _show_released(page, need)
    st.text(
        words.say(
            "Nothing more is told here, whether there is somebody or nobody. Ask, and the cluster managers look in "
            "their own networks."
        )
    )
    offer_to_ask(page, need)


def ask_need(page: Page) -> Need | None:
    """Ask what is needed, where and by when; None until something is chosen."""
    words = page.words
    what, where, when = st.columns([3, 4, 2])
    with what:
        capability = choose_one(
            words.say("What is needed"),
            ("", *sorted(CAPABILITIES, key=lambda code: words.order(words.label("capability", code)))),
            key="capability",
            label_of=lambda code: words.label("capability", code) if code else words.say("Choose …"),
        )
    with where:
        regions = ask_where(page)
    with when:
        by = _ask_day(words.say("Needed by"), words.tag)
    dual_use = choose_flag(words.say("For civil and military use"), key="dual_use")
    return Need(capability, regions, by, dual_use) if capability else None


def ask_where(page: Page) -> tuple[str, ...]:
    """Ask for counties, those of the belt first; none means anywhere."""
    words = page.words
    return choose_many(
        words.say("Where"),
        (*BELT, *(code for code in REGIONS if code not in BELT)),
        key=WHERE,
        label_of=lambda code: words.label("region", code),
        placeholder=words.say("Anywhere"),
    )


def today() -> date:
    """Return the day on which consent must hold."""
    return date.today()  # noqa: DTZ011 - consent ends with the day of the place where the app runs


def _show_released(page: Page, need: Need) -> None:
    """Show what was released of those whom the viewer may not see: numbers on a fixed grid, or that none is told."""
    words, release, reader = page.words, released(page), reader_of(page.viewer)
    if release is None:
        return
    shown = counted_table(release.table("capability", reader), need.capability, need.regions or (*BELT, ALL), words)
    st.caption(_what_is_counted(page, need, words.date(release.day)))
    show_table(shown, words, name="released", marking=MARKING[reader])


def _what_is_counted(page: Page, need: Need, day: str) -> str:
    words = page.words
    if reader_of(page.viewer) == "member":  # the same for all members, whichever network they belong to
        said = words.say(
            "Counted without names on {day}: organisations whose capability only their own networks see. Those of your "
            "own networks are among them.",
            day=day,
        )
    else:
        said = words.say("Counted without names on {day}: organisations whose capability you don't see.", day=day)
    if need.by is None and not need.dual_use:
        return said
    return f"{said} {words.say('The day and the use that you chose make no difference to these numbers.')}"


def _ask_day(label: str, tag: str) -> date | None:
    """Ask for a day that the link keeps."""
    widget, written = f"day:{_BY}:{tag}", f"day:{_BY}:written"
    held = get_choice(_BY)
    if widget not in st.session_state or st.session_state.get(written) != held:
        st.session_state[widget] = _day(held)
    chosen = st.date_input(label, value=None, key=widget, format="YYYY-MM-DD", min_value=_FIRST, max_value=_LAST)
    code = chosen.isoformat() if chosen else ""
    set_choice(_BY, code)
    st.session_state[written] = code
    return chosen


_FIRST, _LAST = date(2020, 1, 1), date(2099, 12, 31)


def _day(code: str) -> date | None:
    """Return the day of a link, None where it is none that can be chosen."""
    try:
        day = date.fromisoformat(code)
    except ValueError:
        return None
    return day if _FIRST <= day <= _LAST else None
