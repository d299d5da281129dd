"""Who the app takes its reader for, without a login."""

import pytest
from streamlit.runtime.secrets import Secrets

from stakeholders.schema import Viewer
from stakeholders.ui import provider
from stakeholders.ui.viewer import parse_eyes, through_eyes, viewer_without_login

LOCAL = [
    ("127.0.0.1", {"Host": "localhost:8501"}),
    ("localhost", {"host": "127.0.0.1"}),
    ("::1", {"Host": "[::1]:8501"}),
    ("127.0.0.1", {"Host": "LOCALHOST:8501"}),
    ("127.0.0.1", {"Host": "localhost:8501", "Origin": "http://localhost:8501"}),
]
ELSEWHERE = [
    (None, {"Host": "localhost:8501"}),
    ("", {"Host": "localhost:8501"}),
    ("0.0.0.0", {"Host": "localhost:8501"}),  # noqa: S104 - the address that must not count as local
    ("127.0.0.1", {}),
    ("127.0.0.1", {"Host": "map.region.example"}),
    ("127.0.0.1", {"Host": "localhost.evil.example"}),
    ("127.0.0.1", {"Host": "localhost:8501, evil.example"}),
    ("127.0.0.1", {"Host": "localhost evil"}),
    ("127.0.0.1", {"Host": "[::1]evil:8501"}),
    ("127.0.0.1", {"Host": "user@localhost"}),
    ("127.0.0.1", {"Host": "localhost:8501", "Forwarded": "for=192.0.2.1"}),
    ("127.0.0.1", {"Host": "localhost:8501", "X-Forwarded-For": "192.0.2.1"}),
    ("127.0.0.1", {"Host": "localhost:8501", "x-forwarded-proto": "https"}),
    ("127.0.0.1", {"Host": "localhost:8501", "Via": "1.1 proxy"}),
    ("127.0.0.1", {"Host": "localhost:8501", "X-Real-IP": "192.0.2.1"}),
    ("127.0.0.1", {"Host": "localhost:8501", "X-Cluster-Client-IP": "192.0.2.1"}),
    ("127.0.0.1", {"Host": "127.0.0.1:8501", "Origin": "https://map.region.example"}),
    ("127.0.0.1", {"Host": "127.0.0.1:8501", "Origin": "null"}),
    ("127.0.0.1", {"Host": "127.0.0.1:8501", "Origin": "http://[x"}),
    ("127.0.0.1", {"Host": "127.0.0.1:8501", "Referer": "https://map.region.example/network"}),
]


@pytest.mark.parametrize(("bound_to", "headers"), LOCAL)
def test_who_comes_from_this_machine_is_the_local_steward(bound_to, headers):
    assert viewer_without_login(bound_to, headers).is_local_steward


@pytest.mark.parametrize(("bound_to", "headers"), ELSEWHERE)
def test_anybody_else_is_the_public(bound_to, headers):
    assert viewer_without_login(bound_to, headers) == Viewer("public")


@pytest.mark.parametrize("code", ["", "steward", "member", "member:", "public:nic", "root", "MEMBER:nic"])
def test_a_code_that_names_no_eyes_is_no_viewer(code):
    assert parse_eyes(code) is None


def test_the_local_steward_can_look_as_anybody():
    steward = Viewer("steward")
    for code, clearance in (("public", "public"), ("community", "community"), ("member:nic", "member")):
        assert through_eyes(steward, code).clearance == clearance


@pytest.mark.parametrize("code", ["community", "member:nic", "steward", "public"])
def test_the_public_sees_no_more_through_any_eyes(code):
    assert through_eyes(Viewer("public"), code) == Viewer("public")


def test_a_member_can_look_as_a_member_of_their_own_groups_only():
    member = Viewer("member", groups={"nic"})
    assert through_eyes(member, "member:nic") == Viewer("member", groups={"nic"})
    assert through_eyes(member, "member:midsec") == member
    assert through_eyes(member, "public") == Viewer("public")


@pytest.mark.parametrize(
    ("secrets", "login"), [(b"[auth", True), (b"\xff\xfe[auth]", True), (b"auth = 1", True), (b"[other]\na = 1", False)]
)
def test_secrets_that_cannot_be_read_leave_no_local_steward(monkeypatch, tmp_path, secrets, login):
    (tmp_path / "secrets.toml").write_bytes(secrets)
    files = {"secrets.files": [str(tmp_path / "secrets.toml")]}
    monkeypatch.setattr("streamlit.config.get_option", files.get)
    monkeypatch.setattr(provider.st, "get_option", files.get)
    monkeypatch.setattr(provider.st, "secrets", Secrets())
    assert provider.login_is_set_up() is login
    assert not provider.login_is_safe()
    assert provider.providers() == []
