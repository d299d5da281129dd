"""Choices live in the link as codes, and survive a change of page and of language."""

from streamlit.testing.v1 import AppTest


def app():
    import streamlit as st

    from stakeholders.ui import choices

    labels = {"en": {"SE": "Sweden", "NO": "Norway"}, "sv": {"SE": "Sverige", "NO": "Norge"}}
    tag = choices.asked_language() or "en"
    page = st.session_state.get("page", "one")
    choices.read_link(page, tag)
    choices.choose_one("Language", ["en", "sv"], key="language", default=tag, always_in_link=True)
    st.session_state["countries"] = choices.choose_many(
        "Countries", ["NO", "SE"], key="countries", label_of=lambda code: labels[tag][code]
    )
    if page == "one":
        st.session_state["steps"] = choices.choose_number("Steps", 1, 3, key="steps", default=1)
        st.session_state["view"] = choices.choose_one("View", ["a", "b"], key="view", kind="radio")
        st.session_state["flag"] = choices.choose_flag("Flag", key="flag")


def opened(**link):
    test = AppTest.from_function(app, default_timeout=30)
    for key, codes in link.items():
        test.query_params[key] = codes
    test.run()
    assert not test.exception
    return test


def test_a_link_fills_the_widgets():
    test = opened(countries=["SE", "NO"], steps="3", view="b", flag="true")
    state = test.session_state
    assert (state["countries"], state["steps"], state["view"], state["flag"]) == (("NO", "SE"), 3, "b", True)


def test_what_a_link_cannot_mean_is_dropped():
    test = opened(countries=["SE", "Sweden", "<b>"], steps="99", view="z", flag="perhaps")
    state = test.session_state
    assert (state["countries"], state["steps"], state["view"], state["flag"]) == (("SE",), 3, "a", False)
    assert test.query_params["countries"] in ("SE", ["SE"])
    assert "view" not in test.query_params


def test_the_link_holds_codes_and_leaves_out_defaults():
    test = opened()
    test.multiselect[0].set_value(["SE"]).run()
    assert test.query_params["countries"] in ("SE", ["SE"])
    assert "steps" not in test.query_params
    test.multiselect[0].set_value([]).run()
    assert "countries" not in test.query_params


def test_a_choice_survives_a_change_of_language():
    test = opened(countries="SE")
    test.selectbox[0].set_value("sv").run()
    assert not test.exception
    assert test.session_state["countries"] == ("SE",)
    assert test.query_params["language"] in ("sv", ["sv"])
    assert test.multiselect[0].format_func("SE") == "Sverige"


def test_choices_survive_a_change_of_page_and_those_of_a_page_wait_for_its_reader():
    test = opened(countries="SE", view="b")
    test.session_state["page"] = "two"
    del test.query_params["view"]
    test.run()
    assert test.session_state["countries"] == ("SE",)
    test.session_state["page"] = "one"
    test.run()
    assert test.session_state["view"] == "b"


def test_a_followed_link_replaces_the_choices():
    test = opened(countries="SE", view="b")
    test.query_params["countries"] = "NO"
    del test.query_params["view"]
    test.session_state["stakeholders.wrote"] = -100.0  # the browser has had time to learn of our own writing
    test.run()
    assert test.session_state["countries"] == ("NO",)
    assert test.session_state["view"] == "a"
