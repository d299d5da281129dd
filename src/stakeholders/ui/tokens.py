"""What the identity provider said about whoever has signed in, taken from the token that Streamlit keeps for it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_CLOCKS_DIFFER: Final = 300  # seconds that the provider's clock may be ahead of ours


@dataclass(frozen=True, slots=True)
class SignIn:
    """One act of signing in.

    Attributes
    ----------
    mark
        A hash that tells this act from every other, also from another one by the same person.
    name
        To say who is signed in: an account, not a person, where the provider has a name for it.
    email
        In small letters, only where the provider says that it was verified.
    groups
        As the provider calls them.
    begun, expires
        Seconds of the epoch between which the token is good.
    """

    mark: str
    name: str
    email: str
    groups: frozenset[str]
    begun: float
    expires: float

    def ends(self, hours: float) -> float:
        """Return when it ends (seconds of the epoch), at most so many hours after it began.

        Examples
        --------
        >>> SignIn("", "", "", frozenset(), 0, 90_000).ends(8), SignIn("", "", "", frozenset(), 0, 300).ends(8)
        (28800, 300)
        """
        return min(self.expires, self.begun + 3600 * hours)

    def holds(self, now: float, hours: float) -> bool:
        """Tell whether it has begun and not ended."""
        return self.begun - _CLOCKS_DIFFER <= now < self.ends(hours)


def sign_in_of(claims: Mapping[str, object], groups_claim: str) -> SignIn | None:
    """Return what a token says; None where nobody has signed in, or it doesn't say from when until when it is good.

    Parameters
    ----------
    groups_claim
        Where it lists groups: the name of a claim, or names separated by points for one within another.
    """
    begun, expires = claims.get("iat"), claims.get("exp")
    if claims.get("is_logged_in") is not True or not _is_time(begun) or not _is_time(expires):
        return None
    email = claims.get("email") if claims.get("email_verified") is True else ""
    said = {claim: value for claim, value in claims.items() if claim != "tokens"}  # Streamlit's own addition
    names = (claims.get(claim) for claim in ("email", "preferred_username", "name", "sub"))
    return SignIn(
        hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest(),
        next((name for name in names if isinstance(name, str) and name), ""),
        email.strip().casefold() if isinstance(email, str) else "",
        _groups(claims, groups_claim),
        float(begun),  # type: ignore[arg-type]  # a number, as was asked above
        float(expires),  # type: ignore[arg-type]  # the same
    )


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _groups(claims: Mapping[str, object], groups_claim: str) -> frozenset[str]:
    listed: object = claims.get(groups_claim)
    if listed is None:
        listed = claims
        for part in groups_claim.split("."):
            listed = listed.get(part) if isinstance(listed, Mapping) else None
    if isinstance(listed, str):
        return frozenset({listed})
    return frozenset(one for one in listed if isinstance(one, str)) if isinstance(listed, list | tuple) else frozenset()
