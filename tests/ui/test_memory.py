"""What is remembered, for whom, and for how long."""

import gc

import pytest
from streamlit.testing.v1 import AppTest

from stakeholders.ui import memory


def app():
    import streamlit as st

    from stakeholders.register import Register
    from stakeholders.ui import memory

    calls = st.session_state.setdefault("calls", [])
    key = st.session_state.get("key", "one")
    memory.keep_private(st.session_state.get("private", False))
    st.session_state["answer"] = memory.recall(f"test of memory {key}", lambda: calls.append(key) or f"made of {key}")
    if st.session_state.get("forget"):
        memory.forget_own()
    st.session_state["length"] = memory.remembered(len, Register.of({}, key))


def ran(**state):
    test = AppTest.from_function(app, default_timeout=30)
    for name, value in state.items():
        test.session_state[name] = value
    test.run()
    assert not test.exception
    return test


def test_the_same_key_is_made_once_for_all_sessions():
    first, second = ran(key="shared by all"), ran(key="shared by all")
    assert first.session_state["calls"] == ["shared by all"]
    assert second.session_state["calls"] == []
    assert second.session_state["answer"] == "made of shared by all"


def test_another_key_is_made_anew():
    assert ran(key="a").session_state["answer"] == "made of a"
    assert ran(key="b").session_state["answer"] == "made of b"


def test_private_results_stay_in_their_session():
    first, second = ran(key="private", private=True), ran(key="private", private=True)
    assert first.session_state["calls"] == second.session_state["calls"] == ["private"]
    first.run()
    assert first.session_state["calls"] == ["private"]


def test_forgetting_makes_private_results_anew():
    test = ran(key="forgotten", private=True, forget=True)
    test.run()
    assert test.session_state["calls"] == ["forgotten", "forgotten"]


def test_garbage_is_collected_after_a_result_was_made_and_not_while():
    seen = []
    with memory._collecting_later():
        with memory._collecting_later():
            seen.append(gc.isenabled())
        seen.append(gc.isenabled())
    assert seen == [False, False]
    assert gc.isenabled()


def test_a_result_that_can_not_be_made_leaves_garbage_collection_on():
    with pytest.raises(ValueError, match="no"), memory._collecting_later():
        raise ValueError("no")
    assert gc.isenabled()
