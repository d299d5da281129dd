"""The identity provider: whether there is one, and whether what browsers bring of a sign-in can be relied on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import streamlit as st

_SHORTEST_SECRET: Final = 32  # characters that sign what a browser keeps
_BY_ITSELF: Final = "client_id"  # stands in [auth] itself where there is one provider without a name


def login_is_set_up() -> bool:
    """Tell whether there is an identity provider; secrets that can't be read may name one."""
    try:
        return "auth" in st.secrets
    except (OSError, ValueError):  # Streamlit's own error for secrets that are missing or no TOML is an OSError
        return any(Path(file).exists() for file in st.get_option("secrets.files"))


def login_is_safe() -> bool:
    """Tell whether nobody could have forged what a browser keeps of a sign-in.

    It is signed with ``cookie_secret``, which must be long; and a server that takes users from headers
    (``server.trustedUserHeaders``) would believe whatever a browser says there.
    """
    return len(str(_auth().get("cookie_secret", ""))) >= _SHORTEST_SECRET and not st.get_option(
        "server.trustedUserHeaders"
    )


def providers() -> list[str]:
    """Return the names of the identity providers one can sign in with; an empty one for that without a name."""
    auth = _auth()
    named = [name for name, told in auth.items() if isinstance(told, Mapping) and _BY_ITSELF in told]
    return [*([""] if _BY_ITSELF in auth else []), *named]


def claims() -> Mapping[str, object]:
    """Return what the token of whoever has signed in says; nothing where nobody has, or it could be forged."""
    return st.user.to_dict() if login_is_safe() else {}


def _auth() -> Mapping[str, Any]:  # TOML values vary
    try:
        told = st.secrets.get("auth")
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, Mapping) else {}
