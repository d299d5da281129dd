"""What a token says, and whom the app takes its bearer for."""

import pytest

from stakeholders.schema import Viewer
from stakeholders.schema.settings import Grant, Login, Settings, closed
from stakeholders.ui.tokens import sign_in_of
from stakeholders.ui.viewer import Request, standing_of

NOW = 1_800_000_000
TOKEN = {
    "is_logged_in": True,
    "iat": NOW - 60,
    "exp": NOW + 3600,
    "sub": "7",
    "nonce": "a",
    "groups": ["nic-stewards"],
    "email": "Office@region.example",
    "email_verified": True,
}
GRANTS = (
    Grant("steward", token_group="nic-stewards", groups=frozenset({"nic"})),
    Grant("community", email="@region.example"),
)
SETTINGS = Settings(login=Login(grants=GRANTS))
LOCAL = {"Host": "localhost:8501"}


def standing(claims, settings=SETTINGS, *, login=True, now=NOW, over=()):
    return standing_of(Request(login, claims, "127.0.0.1", LOCAL), settings, now, lambda mark: mark in over)


def test_groups_come_first_and_a_verified_address_counts():
    assert standing(TOKEN).viewer == Viewer("steward", groups={"nic"})
    assert standing({**TOKEN, "groups": []}).viewer.clearance == "community"


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_nobody_verified_counts_for_nothing(verified):
    found = standing({**TOKEN, "groups": [], "email_verified": verified})
    assert (found.viewer, found.state) == (Viewer("public"), "unknown")


@pytest.mark.parametrize(
    ("changed", "now"),
    [
        ({"exp": NOW}, NOW),
        ({"exp": NOW - 1}, NOW),
        ({"iat": NOW - 8 * 3600}, NOW),
        ({"exp": NOW + 10**9}, NOW + 8 * 3600),
        ({"iat": NOW + 3600, "exp": NOW + 7200}, NOW),
        ({"exp": None}, NOW),
        ({"iat": None}, NOW),
        ({"exp": "never"}, NOW),
        ({"exp": True}, NOW),
        ({"exp": float("nan")}, NOW),
        ({"iat": float("nan")}, NOW),
    ],
)
def test_a_token_that_has_ended_or_does_not_say_when_is_the_public(changed, now):
    found = standing({**TOKEN, **changed}, now=now)
    assert (found.viewer, found.state) == (Viewer("public"), "ended")


def test_it_holds_until_the_hours_of_the_settings_are_over():
    short = Settings(login=Login(session_hours=1, grants=GRANTS))
    claims = {**TOKEN, "exp": NOW + 10**6}
    assert standing(claims, short, now=NOW + 3539).state == "in"
    assert standing(claims, short, now=NOW + 3540).state == "ended"


def test_signing_out_ends_this_sign_in_and_no_other():
    mark = sign_in_of(TOKEN, "groups").mark
    assert standing(TOKEN, over={mark}).state == "ended"
    assert standing({**TOKEN, "nonce": "b"}, over={mark}).state == "in"
    assert sign_in_of({**TOKEN, "tokens": object()}, "groups").mark == mark  # Streamlit adds that anew in every run


@pytest.mark.parametrize(
    ("login", "settings", "state", "clearance"),
    [
        (False, Settings(), "no login", "steward"),
        (True, Settings(), "out", "public"),
        (False, SETTINGS, "out", "public"),  # somebody was named, so there is to be a sign-in
        (False, closed((object(),)), "no login", "public"),
        (True, closed((object(),)), "out", "public"),
    ],
)
def test_without_a_token_only_an_app_without_login_has_a_local_steward(login, settings, state, clearance):
    found = standing({"is_logged_in": False}, settings, login=login)
    assert (found.state, found.viewer.clearance) == (state, clearance)


def test_with_a_fault_in_the_settings_no_token_counts():
    assert standing(TOKEN, closed((object(),))).viewer == Viewer("public")


@pytest.mark.parametrize(
    ("claims", "claim", "groups"),
    [
        ({"groups": ["a", 7, None, "b"]}, "groups", {"a", "b"}),
        ({"groups": "a,b"}, "groups", {"a,b"}),
        ({"groups": {"a": 1}}, "groups", set()),
        ({"realm_access": {"roles": ["a"]}}, "realm_access.roles", {"a"}),
        ({"https://x.example/groups": ["a"]}, "https://x.example/groups", {"a"}),
        ({"realm_access": 3}, "realm_access.roles", set()),
        ({}, "groups", set()),
    ],
)
def test_groups_are_found_where_the_settings_say(claims, claim, groups):
    told = {name: value for name, value in TOKEN.items() if name != "groups"}
    assert sign_in_of({**told, **claims}, claim).groups == groups
