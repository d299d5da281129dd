"""Signing in through a real provider: who sees what, whose token is refused, and that it ends."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from playwright.sync_api import BrowserContext, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from scripts.running import Server, running, wait_until_idle
from tests.browser.conftest import PATIENCE
from tests.browser.guard import guard_folder
from tests.browser.provider import SECRET, Provider, provider, sign_in, sign_out
from tests.browser.tabs import Tab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SETTINGS = """
[[login.grants]]
token_group = "nic-stewards"
clearance = "steward"
groups = ["nic"]

[[login.grants]]
token_group = "nic-staff"
clearance = "member"
groups = ["nic"]
organisation = "forge"

[[login.grants]]
email = "@region.example"
clearance = "community"
"""
STAKEHOLDERS = (
    "id,name,kind,country,region,tlp,shared_with\n"
    "nic,Nic Cluster,cluster,SE,SE322,CLEAR,\n"
    "open,Open Works,company,SE,SE322,CLEAR,\n"
    "green,Green Works,company,SE,SE322,GREEN,\n"
    "amber,Amber Works,company,SE,SE322,AMBER,nic\n"
    "other,Other Works,company,SE,SE322,AMBER,elsewhere\n"
    "forge,Forge Strict,company,SE,SE322,AMBER+STRICT,\n"
    "strict,Strict Works,company,SE,SE322,AMBER+STRICT,\n"
)
MEMBERSHIPS = "member_id,group_id,role,tlp\nforge,nic,member,CLEAR\nstrict,nic,member,CLEAR\n"
KINDS = {
    "steward": ({"groups": ["nic-stewards"]}, "Steward", {"Open", "Green", "Amber", "Forge", "Strict"}),
    "member": ({"groups": ["nic-staff"]}, "Member", {"Open", "Green", "Amber", "Forge"}),
    "community": (
        {"groups": [], "email": "a@region.example", "email_verified": True},
        "Community",
        {"Open", "Green"},
    ),
    "nobody": ({"groups": ["canteen"]}, "no access beyond", {"Open"}),
}


@pytest.fixture(scope="module")
def identity() -> Iterator[Provider]:
    with provider() as made:
        for account, (claims, _, _) in KINDS.items():
            made.give(account, **claims)
        yield made


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    (folder / "data" / "belt").mkdir(parents=True)
    (folder / "data" / "belt" / "stakeholders.csv").write_text(STAKEHOLDERS, encoding="utf-8")
    (folder / "data" / "belt" / "memberships.csv").write_text(MEMBERSHIPS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def app(identity, place) -> Iterator[Server]:
    identity.write_secrets(place / "secrets.toml")
    (place / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    with served(place, "secrets") as server:
        yield server


def served(place: Path, secrets: str) -> AbstractContextManager[Server]:
    log = place / f"{secrets}.txt"
    files = {
        "STREAMLIT_SECRETS_FILES": str(place / f"{secrets}.toml"),
        "STAKEHOLDERS_SETTINGS": str(place / "settings.toml"),
        "STAKEHOLDERS_DATA": str(place / "data"),
    }
    return running(log, settings=files, path_first=guard_folder(log))


@pytest.fixture
def context(chromium) -> Iterator[BrowserContext]:
    made = chromium.new_context(locale="en-GB")
    made.set_default_timeout(PATIENCE)
    made.route(lambda url: "//localhost" not in url and "//127.0.0.1" not in url, lambda route: route.abort())
    yield made
    made.close()


@pytest.fixture
def tab(context, app) -> Tab:
    return Tab(context.new_page(), app)


def test_whoever_is_not_signed_in_is_the_public_also_on_this_machine(tab):
    tab.open()
    assert tab.seen() == {"Open"}
    expect(tab.page.get_by_role("button", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("account", KINDS)
def test_each_kind_of_viewer_signs_in_and_sees_what_they_may(tab, account):
    _, told, names = KINDS[account]
    tab.open()
    sign_in(tab.page, account)
    tab.says("Signed in:")
    expect(tab.page).to_have_url(re.compile(r"/directory\?"))  # back where they were
    wait_until_idle(tab.page)
    expect(tab.page.get_by_test_id("stSidebar")).to_contain_text(told)
    assert tab.seen() == names


def _signed_by_another(claims: dict[str, object]) -> str:
    return jwt.encode({"alg": "RS256"}, {**claims, "groups": ["nic-stewards"]}, RSAKey.generate_key(2048))


def _not_signed(claims: dict[str, object]) -> str:
    signed = _signed_by_another(claims)
    return f"eyJhbGciOiJub25lIn0.{signed.split('.')[1]}."  # {"alg":"none"}


def test_a_forged_token_signs_nobody_in(tab, identity):
    tab.open()
    for forged in (_signed_by_another, _not_signed):
        identity.tamper.append(forged)
        try:
            sign_in(tab.page, "nobody")
            expect(tab.page.get_by_role("button", name="Sign in")).to_be_visible()
        finally:
            identity.tamper.clear()
    tab.open()
    assert tab.seen() == {"Open"}


def test_a_cookie_counts_only_if_it_was_signed_with_the_secret_of_this_installation(context, tab, app):
    tab.open()
    now = int(time.time())
    token = {"is_logged_in": True, "iat": now, "exp": now + 600, "groups": ["nic-stewards"], "origin": app.url}
    for secret, names in ((SECRET, {"Strict"}), ("another secret that is long enough as well", set())):
        cookie = create_signed_value(secret, "_streamlit_user", json.dumps(token)).decode()
        context.add_cookies([{"name": "_streamlit_user", "value": cookie, "url": app.url}])
        tab.open()
        assert tab.seen() & {"Strict"} == names


def test_signing_out_forgets_in_every_tab_and_for_whoever_kept_the_cookie(context, tab, app):
    tab.open()
    sign_in(tab.page, "steward")
    tab.says("Signed in:")
    kept = context.cookies()
    other = Tab(context.new_page(), app)
    other.open()
    assert "Strict" in other.seen()
    sign_out(tab.page)
    expect(tab.page.get_by_role("button", name="Sign in")).to_be_visible()
    other.frames.clear()
    other.says("Your sign-in has ended.")  # nobody touched that tab
    assert other.seen() <= {"Open"}
    other.says("Shown: all 2 stakeholders")
    context.add_cookies(kept)
    tab.open()
    tab.says("Your sign-in has ended.")
    assert tab.seen() == {"Open"}


def test_a_group_lost_in_the_settings_counts_at_once_also_for_files_on_offer(tab, place):
    tab.open()
    sign_in(tab.page, "steward")
    tab.says("Signed in:")
    tab.open()
    assert "Strict" in tab.seen()
    settings = place / "settings.toml"
    try:
        settings.write_text(SETTINGS.replace("nic-stewards", "others"), encoding="utf-8")
        tab.page.get_by_test_id("stDownloadButton").first.get_by_role("button").click()
        tab.says("Failed to generate file")
        tab.page.get_by_role("link", name="Overview").click()
        tab.says("no access beyond")
        tab.open()
        assert tab.seen() == {"Open"}
        settings.write_text(SETTINGS.replace("steward", "stewart"), encoding="utf-8")  # and a fault lets nobody in
        tab.open()
        tab.says("The settings have a fault")
        expect(tab.page.get_by_text("no access beyond")).to_have_count(0)  # the account is not to blame
        assert tab.seen() == {"Open"}
    finally:
        settings.write_text(SETTINGS, encoding="utf-8")


def test_a_group_lost_at_the_provider_counts_when_the_token_ends(context, place):
    with provider(seconds=25) as brief:
        brief.give("steward", groups=["nic-stewards"])
        brief.write_secrets(place / "brief.toml")
        with served(place, "brief") as app:
            tab = Tab(context.new_page(), app)
            tab.open()
            sign_in(tab.page, "steward")
            tab.says("Signed in:")
            brief.give("steward", groups=[])
            tab.says("Your sign-in has ended.")
            tab.says("Shown: all 2 stakeholders")
            tab.frames.clear()
            sign_in(tab.page, "steward")
            tab.says("no access beyond")
            wait_until_idle(tab.page)  # who is listed comes after what is said of the account
            assert tab.seen() == {"Open"}
