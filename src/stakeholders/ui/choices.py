"""What the reader chose, kept in the link: widgets that put codes, never labels, into the URL.

Streamlit's own binding writes what a widget shows, so that a Swedish link would mean nothing to an English
reader. These widgets keep codes, survive a change of page, and drop what is no longer on offer.
"""

from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import Any, Final, Literal, cast

import streamlit as st

SHARED: Final = (  # choices of the frame; every other key belongs to one page
    "data",
    "scenarios",
    "left_out",
    "kinds",
    "countries",
    "regions",
    "sectors",
    "groups",
    "year",
    "neighbours",
    "language",
    "eyes",
)
_STORE: Final = "stakeholders.choices"  # key -> list of codes, as in the URL
_WRITTEN: Final = "stakeholders.written"  # the link that this session wrote last
_TOUCHED: Final = "stakeholders.touched"  # a widget changed, so the URL that came with this run is the older one
_CAME: Final = "stakeholders.came"  # the link that came with the last run
_WROTE: Final = "stakeholders.wrote"  # when this session last changed the URL, in seconds of a steady clock
_LAG: Final = 2.0  # seconds until a browser certainly sends the URL that we gave it
_PAGE: Final = "stakeholders.page"
_TAG: Final = "stakeholders.tag"
_WIDGET: Final = "choice:"
Link = dict[str, list[str]]


def asked_language() -> str:
    """Return the language that the reader chose or the link names, else nothing; for use before ``read_link``."""
    state = st.session_state
    held = str(state.get(_widget("language")) or "")
    named = st.query_params.get("language", "")
    return held if state.get(_TOUCHED) and held else named or held


def read_link(page: str, tag: str) -> None:
    """Take over the choices of a link that was followed; call once, before the first widget of a run.

    Parameters
    ----------
    page
        The page that this run draws. A page's own choices wait for the reader's return to it.
    tag
        The language of this run. Widgets are made anew in another language, since browsers keep labels.
    """
    link = {key: st.query_params.get_all(key) for key in st.query_params}
    state = st.session_state
    touched, moved = state.pop(_TOUCHED, False), state.get(_PAGE) not in (None, page)
    lagging = link == state.get(_CAME) and monotonic() - state.get(_WROTE, -_LAG) < _LAG
    followed = _WRITTEN not in state or (not touched and not lagging and link != state[_WRITTEN])
    if followed:
        own = {key: codes for key, codes in _store().items() if moved and key not in SHARED}
        state[_STORE] = own | link
        if _WRITTEN in state and not moved:
            st.query_params.from_dict(link)  # a link from a page to itself leaves the browser's address as it was
    if followed or moved:
        for widget in [name for name in state if str(name).startswith(_WIDGET)]:
            del state[widget]
    state[_PAGE], state[_TAG], state[_WRITTEN], state[_CAME] = page, tag, link, link


def get_choice(key: str, default: str = "") -> str:
    """Return the code that the link holds under the key."""
    return next(iter(_stored(key)), default)


def get_choices(key: str) -> tuple[str, ...]:
    """Return all codes that the link holds under the key."""
    return tuple(code for code in _stored(key) if code)


def peek(key: str) -> str:
    """Return the code of a widget that this run draws later: what it holds now, else what the link says."""
    held = st.session_state.get(_widget(key))
    if isinstance(held, str):
        return held
    return get_choice(key)


def clear_choices(keys: Iterable[str]) -> None:
    """Forget these choices, as a button's callback."""
    for key in keys:
        st.session_state.pop(_widget(key), None)
        _store().pop(key, None)
    _touched()


def set_choice(key: str, codes: str | Iterable[str]) -> None:
    """Put codes into the link, as if the reader had chosen them; nothing removes the key.

    The widget of this key must not have been drawn yet in this run.
    """
    st.session_state.pop(_widget(key), None)
    _keep(key, [codes] if isinstance(codes, str) and codes else list(codes))


def current_link() -> Link:
    """Return the choices as they stand in the URL now."""
    return {key: list(codes) for key, codes in st.session_state.get(_WRITTEN, {}).items()}


def choose_many(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: Sequence[str] = (),
    label_of: Callable[[str], str] = str,
    placeholder: str | None = None,
    help: str | None = None,  # noqa: A002 - Streamlit's own name for it
    ordered: bool = False,
) -> tuple[str, ...]:
    """Ask for any number of codes; return them in the order of the options, or as chosen where that is ``ordered``."""
    stored = _stored(key) if key in _store() else list(default)
    _prepare(key, [code for code in stored if code in options], options)
    chosen = st.multiselect(
        label,
        list(options),
        key=_widget(key),
        format_func=label_of,
        placeholder=placeholder,
        help=help,
        on_change=_touched,
        select_all=False,
    )
    _keep(key, [] if list(chosen) == list(default) else list(chosen), keep_empty=bool(default) and not chosen)
    return tuple(chosen) if ordered else tuple(code for code in options if code in chosen)


def choose_one(
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: str | None = None,
    label_of: Callable[[str], str] = str,
    kind: Literal["select", "radio", "segmented", "slider"] = "select",
    always_in_link: bool = False,
    help: str | None = None,  # noqa: A002 - Streamlit's own name for it
) -> str:
    """Ask for one code of a non-empty list; return it. ``default`` is the first option where none is named."""
    fallback = options[0] if default is None or default not in options else default
    stored = get_choice(key, fallback)
    _prepare(key, stored if stored in options else fallback, options)
    # Any: four widgets with four signatures share these
    common: Any = {"key": _widget(key), "format_func": label_of, "on_change": _touched, "help": help}
    if kind == "radio":
        chosen = st.radio(label, options, horizontal=True, **common)
    elif kind == "segmented":
        chosen = st.segmented_control(label, options, required=True, wrap=True, **common)
    elif kind == "slider" and len(options) > 1:
        chosen = st.select_slider(label, options, **common)
    else:
        chosen = st.selectbox(label, options, **common)
    code = cast("str", chosen) if chosen is not None else fallback
    _keep(key, [code] if code != fallback or always_in_link else [])
    return code


def choose_flag(label: str, *, key: str, default: bool = False, help: str | None = None) -> bool:  # noqa: A002 - Streamlit's own name for it
    """Ask yes or no."""
    _prepare(key, get_choice(key, "true" if default else "false") == "true")
    chosen = st.toggle(label, key=_widget(key), on_change=_touched, help=help)
    _keep(key, [] if chosen == default else ["true" if chosen else "false"])
    return chosen


def choose_number(label: str, low: int, high: int, *, key: str, default: int, help: str | None = None) -> int:  # noqa: A002 - Streamlit's own name for it
    """Ask for a whole number between low and high."""
    typed = get_choice(key)
    value = int(typed) if typed.isascii() and typed.isdigit() else default
    _prepare(key, min(max(value, low), high))
    chosen = int(st.slider(label, low, high, key=_widget(key), on_change=_touched, help=help))
    _keep(key, [] if chosen == default else [str(chosen)])
    return chosen


def choose_text(label: str, *, key: str, placeholder: str | None = None, longest: int = 200) -> str:
    """Ask for a few words to search for; return them as typed, without blanks around them."""
    _prepare(key, get_choice(key)[:longest])
    typed = st.text_input(
        label,
        key=_widget(key),
        max_chars=longest,
        type="search",
        placeholder=placeholder,
        on_change=_touched,
        icon=":material/search:",
    )
    asked = (typed or "").strip()
    _keep(key, [asked] if asked else [])
    return asked


def _widget(key: str) -> str:
    tag = "" if key == "language" else st.session_state.get(_TAG, "")
    return f"{_WIDGET}{tag}:{key}"


def _store() -> Link:
    return cast("Link", st.session_state.setdefault(_STORE, {}))


def _stored(key: str) -> list[str]:
    return _store().get(key, [])


def _touched() -> None:
    st.session_state[_TOUCHED] = True


def _prepare(key: str, value: object, options: Sequence[str] | None = None) -> None:
    """Give the widget its value where it has none (a fresh page, a new link) or one no longer on offer."""
    widget = _widget(key)
    now = st.session_state.get(widget)
    gone = options is not None and not set([now] if isinstance(now, str) else now or []) <= set(options)
    if now is None or gone:
        st.session_state[widget] = value


def _keep(key: str, codes: list[str], *, keep_empty: bool = False) -> None:
    """Remember the choice and write it into the URL where that says something else."""
    store, state = _store(), st.session_state
    kept = codes or ([""] if keep_empty else [])
    if kept:
        store[key] = kept
    else:
        store.pop(key, None)
    if st.query_params.get_all(key) != kept:
        state[_WROTE] = monotonic()
        if kept:
            st.query_params[key] = kept
        elif key in st.query_params:
            del st.query_params[key]
    others = {other: held for other, held in state.get(_WRITTEN, {}).items() if other != key}
    state[_WRITTEN] = others | ({key: kept} if kept else {})
