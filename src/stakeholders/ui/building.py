"""Build a scenario of one's own, on a page: choose, write, draw ties, try it, save it, take it along, delete it."""

from dataclasses import replace
from typing import Final

import streamlit as st

from stakeholders.codes import GROUP_KINDS
from stakeholders.keeping.building import Parts, assembled, parts_of
from stakeholders.keeping.scenario_files import scenario_files
from stakeholders.reading import open_scenario
from stakeholders.register import Register
from stakeholders.scenario import Scenario
from stakeholders.schema import Marking
from stakeholders.schema.folder_names import folder_name_of
from stakeholders.ui import datasets
from stakeholders.ui.building_tables import ask_newcomers, ask_ties
from stakeholders.ui.built import built_here
from stakeholders.ui.choices import get_choices, set_choice
from stakeholders.ui.figures import show_points
from stakeholders.ui.frame import Page, show_marking_of_more
from stakeholders.ui.scenario_files import offer_to_keep, open_from_colleague, problems_here, show_deleting
from stakeholders.views.problems import problem_points

_ROUND: Final = "stakeholders.build_round"  # fresh widgets each time a scenario is begun or loaded
_BEGUN: Final = "stakeholders.build_begun"  # the parts that the widgets began with
_LAST: Final = "stakeholders.build_last"  # the parts as they stood when the page was last drawn
_MARKINGS: Final = ("AMBER", "GREEN", "CLEAR", "AMBER+STRICT")
_LONGEST_TITLE, _LONGEST_TEXT = 120, 2_000


def show_builder(page: Page) -> None:
    """Let the reader put a scenario together."""
    words = page.words
    st.caption(
        words.say(
            "A scenario lies over what is on record and never changes it. It is yours in this session until you save "
            "it; mark it as far as it may travel."
        )
    )
    begun, number = _begun(page)
    _ask_beginning(page)
    seen = datasets.seen_to_build_from(page.dataset, page.viewer)
    show_marking_of_more(page, seen.marking(), "resilience")
    parts = _ask_parts(page, begun, seen, number)
    st.session_state[_LAST] = parts
    st.subheader(words.say("What it makes"), anchor=False)
    if not parts.title[words.tag]:
        st.info(words.say("Give it a name first."))
    elif not (parts.taken or parts.newcomers or parts.ties or parts.removes):
        st.info(words.say("Nothing is in it yet: take or add an organisation, draw a tie, or take somebody away."))
    else:
        _show_made(page, _made(parts, seen))
    with st.expander(words.say("Open what a colleague sent"), icon=":material/folder_open:"):
        open_from_colleague(page)


def _begun(page: Page) -> tuple[Parts, int]:
    """Return what the widgets begin with, and their round: whoever comes back goes on with what they left."""
    number: int = st.session_state.get(_ROUND, 0)
    last: Parts | None = st.session_state.get(_LAST)
    if last is not None and last.base == page.dataset and f"build:{number}:name" not in st.session_state:
        _begin(last)
        number += 1
    return st.session_state.get(_BEGUN) or Parts("", page.dataset, {}), number


def _ask_beginning(page: Page) -> None:
    """Offer to begin anew or with a scenario that was built."""
    words = page.words
    built = {
        one: told
        for one, told in datasets.seen_scenarios(page.dataset, page.viewer).items()
        if told.built or one in built_here(page.dataset)
    }
    titles = datasets.scenario_titles(page.dataset, page.viewer, words)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(words.say("Begin anew"), on_click=_begin, args=(None,), icon=":material/add:")
        if built:
            chosen = st.selectbox(
                words.say("One that was built"),
                list(built),
                index=None,
                format_func=lambda one: titles.get(one, one),
                placeholder=words.say("Choose one"),
                key=f"build:{st.session_state.get(_ROUND, 0)}:load",
            )
            if chosen:
                joined = datasets.seen_register(page.dataset, (chosen,), page.viewer)
                st.button(
                    words.say("Work on it"),
                    on_click=_begin,
                    args=(parts_of(joined, built[chosen]),),
                    icon=":material/edit:",
                )
                show_deleting(page, chosen, titles[chosen])


def _begin(parts: Parts | None) -> None:
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state[_BEGUN] = parts
    st.session_state.pop(_LAST, None)


def _ask_parts(page: Page, begun: Parts, seen: Register, number: int) -> Parts:
    words = page.words
    title = next((begun.title[tag] for tag in (words.tag, "en") if begun.title.get(tag)), "")
    left, right = st.columns(2, gap="large")
    with left:
        name = st.text_input(words.say("Name"), title, max_chars=_LONGEST_TITLE, key=f"build:{number}:name").strip()
        question = st.text_area(
            words.say("The question it answers"), begun.question, max_chars=_LONGEST_TEXT, key=f"build:{number}:why"
        )
        lines = st.text_area(
            words.say("Assumptions, one in each line"),
            "\n".join(begun.assumptions),
            max_chars=_LONGEST_TEXT,
            key=f"build:{number}:assumptions",
        )
    with right:
        taken = _ask_taken(page, begun, seen, number)
        removes = _ask_removed(page, begun, seen, number)
        tlp, shared_with = _ask_marking(page, begun, number)
    newcomers = ask_newcomers(page, begun, number)
    return replace(
        begun,
        id=begun.id or f"own_{folder_name_of(name)}"[:60].rstrip("_"),
        base=page.dataset,
        title=dict(begun.title) | {words.tag: name, "en": begun.title.get("en") or name},
        question=question.strip(),
        assumptions=tuple(line.strip() for line in lines.splitlines() if line.strip()),
        taken=taken,
        newcomers=newcomers,
        ties=ask_ties(page, begun, seen, newcomers, taken, number),
        removes=removes,
        tlp=tlp,
        shared_with=shared_with,
    )


def _ask_marking(page: Page, begun: Parts, number: int) -> tuple[str, tuple[str, ...]]:
    words = page.words
    tlp = st.selectbox(
        words.say("Marking"),
        _MARKINGS,
        index=_MARKINGS.index(begun.tlp or "AMBER"),
        format_func=lambda code: Marking.of(code).text,
        key=f"build:{number}:tlp",
        help=words.say("Of the description and of what you add. Organisations taken over keep their own marking."),
    )
    rows = page.everyone.stakeholders
    groups = rows.loc[rows["kind"].isin(GROUP_KINDS) & (rows["scenario"] == ""), "id"].tolist()
    shared_with = st.multiselect(
        words.say("Shared with"),
        sorted(groups, key=lambda one: words.order(page.everyone.name_of(one))),
        [one for one in begun.shared_with if one in groups],
        format_func=page.everyone.name_of,
        placeholder=words.say("Nobody else"),
        key=f"build:{number}:shared",
        help=words.say("Once saved, members of these groups see it. Marked TLP:AMBER without a group, it stays yours."),
    )
    return tlp, tuple(shared_with)


def _ask_taken(page: Page, begun: Parts, seen: Register, number: int) -> tuple[str, ...]:
    words = page.words
    titles = datasets.scenario_titles(page.dataset, page.viewer, words)
    rows = seen.stakeholders
    rows = rows[rows["scenario"] != ""]
    home = dict(zip(rows["id"], rows["scenario"], strict=True))
    return tuple(
        st.multiselect(
            words.say("Take over from other scenarios"),
            sorted(home, key=lambda one: (home[one], words.order(seen.name_of(one)))),
            [one for one in begun.taken if one in home],
            format_func=lambda one: f"{seen.name_of(one)} ({titles.get(home.get(one, ''), home.get(one, ''))})",
            placeholder=words.say("Nobody"),
            key=f"build:{number}:taken",
            help=words.say("With the ties that these scenarios assume between those who are there."),
        )
    )


def _ask_removed(page: Page, begun: Parts, seen: Register, number: int) -> tuple[str, ...]:
    words = page.words
    rows = seen.stakeholders
    on_record = rows.loc[rows["scenario"] == "", "id"].tolist()
    return tuple(
        st.multiselect(
            words.say("Take away from those on record"),
            sorted(on_record, key=lambda one: words.order(seen.name_of(one))),
            [one for one in begun.removes if one in on_record],
            format_func=seen.name_of,
            placeholder=words.say("Nobody"),
            key=f"build:{number}:removes",
        )
    )


def _made(parts: Parts, seen: Register) -> Scenario:
    """Return the scenario, read again from the files that it would be saved as: so all its rows are checked."""
    return open_scenario(scenario_files(assembled(parts, seen)))


def _show_made(page: Page, scenario: Scenario) -> None:
    words = page.words
    found = problems_here(page, scenario)
    show_points(problem_points(found, words))
    counts = [
        words.say("{what}: {n}", what=words.label("table", name), n=len(rows))
        for name, rows in scenario.tables.items()
        if len(rows) and name != "sources"
    ]
    if scenario.removes:
        counts.append(words.say("{what}: {n}", what=words.say("Taken away"), n=len(scenario.removes)))
    st.text(words.listing(counts))
    offer_to_keep(page, scenario, _switch_on)


def _switch_on(scenario_id: str) -> None:
    """Switch a scenario on and show it beside what is on record."""
    set_choice("scenarios", dict.fromkeys((*get_choices("scenarios"), scenario_id)))
    set_choice("section", "compare")
