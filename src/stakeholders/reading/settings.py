"""``settings.toml`` becomes the settings; a file with anything wrong in it closes the app rather than opening it."""

import logging
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, fields
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from stakeholders.codes import CLEARANCES
from stakeholders.errors import Problem
from stakeholders.language import Words
from stakeholders.schema.settings import (
    FLOORS,
    SHOWN_TO,
    Grant,
    Limits,
    Login,
    Requests,
    Retention,
    Settings,
    Upload,
    closed,
)
from stakeholders.schema.viewer import Marking

SETTINGS_FILE: Final = "settings.toml"
T = TypeVar("T")
Told = Mapping[str, Any]  # what a TOML table holds is asked for one by one
_LARGEST: Final = 1_000_000  # bytes
_MARKINGS: Final = MappingProxyType({one.code: one for one in Marking})
_GRANT: Final = ("token_group", "email", "clearance", "groups", "organisation")
_LOGIN: Final = ("session_hours", "groups_claim", "grants")


def read_settings(file: Path) -> Settings:
    """Return the settings that a file states; what it doesn't say is as the house has it.

    A file that is missing, no TOML, or has a key or a value that isn't known gives the ``closed`` settings, with all
    that is wrong in ``faults``.
    """
    try:
        raw = file.read_bytes()
        if len(raw) > _LARGEST:
            raise OSError(f"{len(raw)} bytes")
    except OSError as error:
        return closed((Problem(file.name, 0, "", "", "settings_unreadable", (("reason", _reason(error)),)),))
    try:
        text = raw.decode("utf-8-sig")
        told = tomllib.loads(text)
    except ValueError as error:
        line = re.search(r"line (\d+)", str(error))
        reason = (("reason", str(error)),)
        return closed((Problem(file.name, int(line[1]) if line else 0, "", "", "settings_syntax", reason),))
    return _Stated(file.name, text).settings(told)


def installed_settings(folder: Path) -> Settings:
    """Return the settings that count now: of the file that ``STAKEHOLDERS_SETTINGS`` names, else of that in the folder.

    Read anew as soon as the file changes. Where nobody named a file and none is there, those of the house count.
    """
    named = os.environ.get("STAKEHOLDERS_SETTINGS")
    file = Path(named) if named else folder / SETTINGS_FILE
    try:
        status = file.stat()
    except FileNotFoundError:
        return read_settings(file) if named or file.is_symlink() else Settings()
    except OSError:  # there may be one, and it can't be read: that closes the app
        return read_settings(file)
    return _read_once(file, (status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns))


@lru_cache(maxsize=4)
def _read_once(file: Path, stamp: tuple[int, ...]) -> Settings:  # noqa: ARG001 - the stamp is what it is kept by
    settings = read_settings(file)
    for fault in settings.faults:
        told = fault.message(Words("en"))
        logging.getLogger(__name__).error("%s, line %s: %s %s %s", file, fault.row, fault.column, fault.value, told)
    return settings


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


@dataclass
class _Stated:
    """Gathers what one file states, and what is wrong with it."""

    file: str
    text: str

    def __post_init__(self) -> None:
        self.faults: list[Problem] = []

    def settings(self, told: Told) -> Settings:
        sections = tuple(one.name for one in fields(Settings) if one.name != "faults")
        self._only_known(told, "", sections)
        stated = {name: self._table(told, name) for name in sections}
        login = stated["login"]
        self._only_known(login, "login", _LOGIN)
        settings = Settings(
            floors=self._codes(stated["floors"], "floors", {name: name for name in FLOORS}, _MARKINGS, FLOORS),
            shown_to=self._codes(stated["shown_to"], "shown_to", _MARKINGS, {one: one for one in CLEARANCES}, SHOWN_TO),
            limits=self._numbers(Limits, stated["limits"], "limits"),
            login=Login(
                session_hours=self._numbers(Login, login, "login", ("session_hours",)).session_hours,
                groups_claim=self._text(login, "login", "groups_claim") or Login().groups_claim,
                grants=self._grants(login.get("grants", [])),
            ),
            requests=self._numbers(Requests, stated["requests"], "requests"),
            retention=self._numbers(Retention, stated["retention"], "retention"),
            upload=self._numbers(Upload, stated["upload"], "upload"),
        )
        return closed(tuple(self.faults)) if self.faults else settings

    def _wrong(self, section: str, key: str, value: object, allowed: str, rule: str = "settings_value") -> None:
        where = f"{section}.{key}".strip(".")
        details = (("allowed", allowed),)
        self.faults.append(Problem(self.file, _line(self.text, section, key), where, _short(value), rule, details))

    def _only_known(self, told: Told, section: str, known: tuple[str, ...]) -> None:
        for key in told:
            if key not in known:
                self._wrong(section, key, "", ", ".join(known), "settings_key")

    def _table(self, told: Told, name: str) -> Told:
        stated = told.get(name, {})
        if isinstance(stated, dict):
            return stated
        self._wrong("", name, stated, f"[{name}]")
        return {}

    def _codes(
        self, told: Told, section: str, keys: Mapping[str, Any], values: Mapping[str, T], usual: Mapping[Any, T]
    ) -> Mapping[Any, T]:
        """Return a section whose keys and values are both codes, on top of what is usual."""
        self._only_known(told, section, tuple(keys))
        for key, value in told.items():
            if not isinstance(value, str) or value not in values:
                self._wrong(section, key, value, ", ".join(values))
        stated = {keys[key]: values[str(value)] for key, value in told.items() if key in keys and str(value) in values}
        return MappingProxyType({**usual, **stated})

    def _numbers(self, kind: Callable[..., T], told: Told, section: str, only: tuple[str, ...] = ()) -> T:
        """Return a section that holds whole numbers, each within its bounds."""
        known: dict[str, Field[Any]] = {
            one.name: one
            for one in fields(kind)  # type: ignore[arg-type]  # each kind is a dataclass
            if one.metadata
        }
        if not only:
            self._only_known(told, section, tuple(known))
        stated = {}
        for key, value in told.items():
            if key not in known:
                continue
            low, high = known[key].metadata["low"], known[key].metadata["high"]
            if type(value) is int and low <= value <= high:  # true and false are numbers too, for Python
                stated[key] = value
            else:
                self._wrong(section, key, value, f"{low} – {high}")
        return kind(**stated)

    def _text(self, told: Told, section: str, key: str) -> str:
        value = told.get(key, "")
        if isinstance(value, str):
            return value.strip()
        self._wrong(section, key, value, '"…"')
        return ""

    def _grants(self, told: object) -> tuple[Grant, ...]:
        if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
            self._wrong("login", "grants", told, "[[login.grants]]")
            return ()
        return tuple(self._grant(one, number) for number, one in enumerate(told, 1))

    def _grant(self, told: Told, number: int) -> Grant:
        section = f"login.grants[{number}]"
        self._only_known(told, section, _GRANT)
        token_group, email, clearance, organisation = (
            self._text(told, section, key) for key in ("token_group", "email", "clearance", "organisation")
        )
        if clearance not in CLEARANCES:
            self._wrong(section, "clearance", clearance, ", ".join(CLEARANCES))
            clearance = "public"
        if bool(token_group) == bool(email) or (email and not re.fullmatch(r"[^@\s]*@[^@\s]+", email)):
            self._wrong(section, "email" if email else "token_group", email, 'token_group = "…" / email = "…@…"')
        groups = self._groups(told.get("groups", []), section, clearance)
        return Grant(clearance, token_group, email.casefold(), groups, organisation or None)

    def _groups(self, told: object, section: str, clearance: str) -> frozenset[str] | None:
        if told == "all" and clearance == "steward":
            return None
        if isinstance(told, list) and all(isinstance(one, str) and one.strip() for one in told):
            return frozenset(one.strip() for one in told)
        self._wrong(section, "groups", told, '["…"]; "all" (steward)')
        return frozenset()


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 100 else f"{text[:99]}…"


def _line(text: str, section: str, key: str) -> int:
    """Return the line that states a key of a section, or else opens the section; 0 where neither is found."""
    name, _, number = section.rstrip("]").partition("[")
    current, times, opened = "", 0, 0
    for line, content in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+\s*([^\[\]]+?)\s*\]+", content)
        if header:
            current = header[1].replace('"', "")
            times += current == name
        here = current == name and times == int(number or times)
        opened = line if header and here and not opened else opened
        if (here or (not name and not current)) and re.match(rf'\s*"?{re.escape(key)}"?\s*[=.]', content):
            return line
        if header and not name and current.split(".")[0] == key:
            return line
    return opened
