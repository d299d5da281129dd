"""An OpenID Connect provider on this machine, whose tokens can be tampered with, and a browser's way through it."""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.request import Request, urlopen

import oidc_provider_mock
import pytest
import werkzeug.serving
from flask import Flask, Response, request
from playwright.sync_api import Page

SECRET = "a secret of a test, and long enough for one"
Claims = dict[str, object]


@dataclass
class Provider:
    """A running provider.

    Attributes
    ----------
    tamper
        Makes another token of the claims of each that is handed out from now on.
    """

    url: str
    tamper: list[Callable[[Claims], str]] = field(default_factory=list)

    def give(self, account: str, **claims: object) -> None:
        """Say what tokens of an account hold from now on."""
        told = json.dumps(claims).encode()
        asked = Request(f"{self.url}/users/{account}", told, {"Content-Type": "application/json"}, method="PUT")
        urlopen(asked, timeout=10).close()

    def write_secrets(self, file: Path) -> None:
        """Write what the dashboard has to know of the provider."""
        file.write_text(
            f'[auth]\nredirect_uri = "http://localhost:{{port}}/oauth2callback"\ncookie_secret = "{SECRET}"\n'
            f'client_id = "dashboard"\nclient_secret = "x"\n'
            f'server_metadata_url = "{self.url}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )


@contextmanager
def provider(seconds: int = 3600) -> Iterator[Provider]:
    """Run a provider whose tokens last so many seconds."""
    app = oidc_provider_mock.app(access_token_max_age=timedelta(seconds=seconds), require_nonce=True)
    server = werkzeug.serving.make_server("127.0.0.1", 0, app, threaded=True)
    made = Provider(f"http://127.0.0.1:{server.server_port}")
    _tampering(app, made)
    thread = threading.Thread(target=server.serve_forever, args=(0.1,))
    thread.start()
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")  # on this machine alone, without TLS
            yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _tampering(app: Flask, made: Provider) -> None:
    @app.after_request
    def tamper(response: Response) -> Response:
        if request.path == "/oauth2/token" and made.tamper:
            body = response.get_json()
            middle = body["id_token"].split(".")[1]
            claims = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
            body["id_token"] = made.tamper[-1](claims)
            response.set_data(json.dumps(body))
        return response


def sign_in(page: Page, account: str) -> None:
    """Sign in from a page of the dashboard that offers it."""
    page.get_by_role("button", name="Sign in").click()
    page.locator('input[name="sub"]').fill(account)
    page.get_by_role("button", name="Authorize").click()


def sign_out(page: Page) -> None:
    """Sign out from a page of the dashboard, at the provider too."""
    page.get_by_role("button", name="Sign out").click()
    page.locator('form button, form input[type="submit"]').first.click()
