"""Everything that is remembered between reruns, keyed by what it was made from.

What is made from the installation's datasets is shared by all sessions; every key holds the register's key,
and that holds the viewer, so that nobody gets what was computed for another. What is made from a dataset
that somebody opened for their session stays in that session and goes with it.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Concatenate, Final, ParamSpec, TypeVar, cast

import streamlit as st

from stakeholders.register import Register
from stakeholders.ui.settings import current_settings

P = ParamSpec("P")
R = TypeVar("R")
_OWN: Final = "stakeholders.remembered"
_PRIVATE: Final = "stakeholders.private"
_MOST_OWN: Final = 64
KEPT: Final = "stakeholders.kept"  # what was written down about data opened in this session


def remembered(
    measure: Callable[Concatenate[Register, P], R], register: Register, *args: P.args, **kwargs: P.kwargs
) -> R:
    """Return ``measure(register, *args, **kwargs)``, computed once for what the register was made from.

    The result is shared: whoever gets it must not change it. ``measure`` is a function of a module (its name is
    part of the key) and the other arguments must say all about themselves in their ``repr``.
    """
    key = repr((measure.__module__, measure.__qualname__, register.key, args, sorted(kwargs.items())))
    return recall(key, lambda: measure(register, *args, **kwargs))


def recall(key: str, make: Callable[[], R]) -> R:
    """Return what was made under the key, or make it: shared, or in this session only while its data is private.

    It is made anew when the settings change, which results carry as their marking.
    """
    key = f"{current_settings().key} {key}"
    if st.session_state.get(_PRIVATE):
        own = st.session_state.setdefault(_OWN, {})
        if key not in own:
            while len(own) >= _MOST_OWN:
                own.pop(next(iter(own)))
            with _collecting_later():
                own[key] = make()
        return cast("R", own[key])
    return cast("R", _shared(key, make))


def recall_watched(key: str, make: Callable[[], R]) -> R:
    """Return what was made under the key, or make it while the reader watches: ``make`` may show how far it is.

    What ``recall`` makes may show nothing, since Streamlit would show it again to everybody who gets the result.
    """
    place = cast("list[R]", recall(f"watched {key}", list))
    if not place:
        place.append(make())  # whoever asks at the same moment makes it too, and gets the same
    return place[0]


def keep_private(private: bool) -> None:
    """Say whether what is computed from now on in this run belongs to this session alone."""
    st.session_state[_PRIVATE] = private


def forget_own() -> None:
    """Forget everything that was made from data opened in this session."""
    st.session_state.pop(_OWN, None)
    st.session_state.pop(KEPT, None)


@st.cache_resource(max_entries=512, show_spinner=False)
def _shared(key: str, _make: Callable[[], object]) -> object:  # noqa: ARG001 - Streamlit keys by it: it says all
    with _collecting_later():
        return _make()


_LOCK: Final = Lock()
_MAKING: Final[list[bool]] = []  # one entry for each result being made: whether garbage was collected before the first


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Put off garbage collection while something is made: it would walk all of a large result again and again.

    Streamlit collects garbage after every run.
    """
    with _LOCK:
        _MAKING.append(gc.isenabled() if not _MAKING else _MAKING[0])
        gc.disable()
    try:
        yield
    finally:
        with _LOCK:
            if _MAKING.pop() and not _MAKING:
                gc.enable()


@st.cache_resource(show_spinner=False)
def settle(page: str) -> str:
    """Take what is imported by now out of garbage collection, once for each page.

    Streamlit collects garbage after every run and walks every imported module to do so. Left out while
    files are watched, since modules are then imported anew.
    """
    if st.get_option("server.fileWatcherType") == "none":
        gc.collect()
        gc.freeze()
    return page
