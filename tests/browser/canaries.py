"""A dataset in which every protected cell holds something that stands nowhere else, and a net that catches it."""

import base64
import csv
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from playwright.sync_api import Error, Page, Response, WebSocket

from stakeholders.codes import CAPABILITIES
from stakeholders.keeping import audit, cases, introductions, store
from stakeholders.keeping.case_tables import Asker
from stakeholders.keeping.events import Event
from stakeholders.language import Words
from stakeholders.measures.partners import Need
from stakeholders.reading import read_dataset
from stakeholders.schema import Viewer

Row = dict[str, str]
OURS, THEIRS = "open0", "open5"  # two clusters
# Where each row that is not for everyone stands: its marking, and whether it is for the other cluster alone.
PLACES = ("GREEN all", "AMBER ours", "AMBER+STRICT ours", "GREEN theirs", "AMBER theirs", "AMBER+STRICT theirs")
_TELLING = len("kanari000")  # letters of a text that tell it from all others
_TEXT, _WIDE = re.compile(rb"kanari\d{3}", re.IGNORECASE), re.compile(rb"(?:[kanri]\0){6}(?:\d\0){3}", re.IGNORECASE)
_DAY, _NUMBER = re.compile(rb"19\d\d-\d\d-\d\d|\d\d? [A-Z][a-z]+ 19\d\d"), re.compile(rb"\d+\.\d+")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")
_STREAMS = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)  # of a PDF


@dataclass
class Canaries:
    """Every value that must not be seen, by where it stands."""

    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)

    def text(self, where: str) -> str:
        """Return a text that stands nowhere else."""
        made = f"kanari{len(self.texts):03d}q{zlib.crc32(where.encode()):08x}"
        self.texts[where] = made
        return made

    def number(self, where: str, base: float) -> str:
        """Return a number that stands nowhere else, near the base."""
        made = round(base + 0.000137 * (len(self.numbers) + 1), 6)
        self.numbers[where] = made
        return repr(made)

    def date(self, where: str) -> str:
        """Return a day on which nothing else happened."""
        made = (date(1911, 1, 1) + timedelta(days=37 * len(self.texts))).isoformat()
        self.texts[where] = made
        return made

    def found_in(self, received: bytes) -> list[str]:
        """Return where the values stand that are among what was received, as text in two codes or as a number.

        A text counts by its beginning, in letters of any size: what was cut short is found too. So are days in words.
        """
        there = {found.lower() for found in _TEXT.findall(received)}
        there |= {found.replace(b"\0", b"").lower() for found in _WIDE.findall(received)}
        there |= set(_DAY.findall(received)) | set(_NUMBER.findall(received))
        said = {where: {text, text[:_TELLING], Words("en").date(text)} for where, text in self.texts.items()}
        hits = [where for where, texts in said.items() if {one.encode() for one in texts} & there]
        for where, number in self.numbers.items():
            if repr(number).encode() in there or struct.pack("<d", number) in received:
                hits.append(where)
        return sorted(hits)


def write_dataset(folder: Path, canaries: Canaries) -> None:
    """Write tables of which some rows are for everyone and every other row is full of canaries."""
    folder.mkdir(parents=True)
    tables = _open_rows()
    for at in PLACES:
        for name, rows in _hidden_rows(at, canaries).items():
            tables[name] += rows
    for name, rows in tables.items():
        _write(folder / f"{name}.csv", rows)


def _open_rows() -> dict[str, list[Row]]:
    """Return what everyone may see: a cluster, five companies, a project, and who is part of what."""
    clear = {"tlp": "CLEAR", "source": "report"}
    homes = [{"country": "NO", "region": "NO060"}, {"country": "SE", "region": "SE322"}]
    people = [
        {"id": f"open{n}", "name": f"Open organisation {n}", "kind": "company" if n % 5 else "cluster"}
        | {"sectors": "energy"}
        | homes[n % 2]
        | clear
        for n in range(6)
    ]
    parts = [{"member_id": f"open{n}", "group_id": "openproject", "role": "partner"} | clear for n in range(1, 4)]
    parts += [{"member_id": f"open{n}", "group_id": "open0", "role": "member"} | clear for n in range(1, 5)]
    return {
        "stakeholders": people,
        "initiatives": [{"id": "openproject", "name": "Open project", "kind": "project", "start": "2021"} | clear],
        "memberships": parts,
        "relations": [{"source_id": "open1", "target_id": "open2", "type": "collaborates", "since": "2022"} | clear],
        "capabilities": [],
        "indicators": [],
        "sources": [{"id": "report", "title": "A report"}],
    }


def _hidden_rows(at: str, canaries: Canaries) -> dict[str, list[Row]]:
    """Return a row of each table and more, with a canary in every cell that holds free text, a number or a date."""

    def text(what: str) -> str:
        return canaries.text(f"{what} {at}")

    who, what, paper = text("stakeholder id"), text("initiative id"), text("source id")
    tlp, _, whose = at.partition(" ")
    marked = {"tlp": tlp, "source": paper, "shared_with": THEIRS if whose == "theirs" else ""}
    lat, lon = canaries.number(f"lat {at}", 63.1), canaries.number(f"lon {at}", 21.6)
    person = {"id": who, "name": text("name"), "short_name": text("short"), "aliases": text("alias")}
    person |= {"kind": "authority", "country": "FI", "region": "FI19A", "sectors": "cyber", "lat": lat, "lon": lon}
    person |= {"municipality": text("town"), "description": text("description")}
    person |= {"website": f"https://{text('site')}.example", "registration_number": text("registration")}
    person |= {"as_of": canaries.date(f"as of {at}"), "own_column": text("own column")}
    project = {"id": what, "name": text("project"), "kind": "project", "start": canaries.date(f"start {at}")}
    project |= {"end": canaries.date(f"end {at}")}
    project |= {"place": text("place"), "budget": canaries.number(f"budget {at}", 8123.0), "description": text("about")}
    part = {"member_id": who, "group_id": OURS, "role": "member", "since": canaries.date(f"since {at}")}
    own = {"member_id": "open1", "group_id": what, "role": "owner", "since": canaries.date(f"joined {at}")}
    tie = {"source_id": "open3", "target_id": who, "type": "supplies", "since": canaries.date(f"tie {at}")}
    tag = {"stakeholder_id": "open1", "capability": list(CAPABILITIES)[PLACES.index(at)]}
    tag |= {"certification": text("certificate"), "consent_by": text("consent"), "valid_until": "2999"}
    tag |= {"consent_date": canaries.date(f"given {at}"), "as_of": canaries.date(f"tag as of {at}")}
    figure = {"initiative_id": what, "indicator": text("indicator"), "value": canaries.number(f"value {at}", 517.0)}
    figure |= {"unit": text("unit"), "comment": text("comment"), "source": paper}
    return {
        "stakeholders": [person | marked],
        "initiatives": [project | marked],
        "memberships": [part | marked | {"evidence": text("part")}, own | marked | {"evidence": text("own")}],
        "relations": [tie | marked | {"evidence": text("quote")}],
        "capabilities": [tag | marked],
        "indicators": [figure],
        "sources": [
            {
                "id": paper,
                "title": text("title"),
                "publisher": text("publisher"),
                "url": f"https://{text('url')}.example",
            }
        ],
    }


def write_scenario(folder: Path, base: str, canaries: Canaries) -> str:
    """Write a scenario that only stewards may know of; return its id."""
    folder.mkdir(parents=True)
    told = {part: canaries.text(f"scenario {part}") for part in ("title", "question", "assumption", "newcomer", "id")}
    (folder / "scenario.toml").write_text(
        f'id = "{folder.name}"\nbase = "{base}"\ntlp = "AMBER"\nquestion = "{told["question"]}"\n'
        f'assumptions = ["{told["assumption"]}"]\n[title]\nen = "{told["title"]}"\n',
        encoding="utf-8",
    )
    newcomer = {"id": told["id"], "name": told["newcomer"], "kind": "company", "country": "FI", "tlp": "AMBER"}
    _write(folder / "stakeholders.csv", [newcomer])
    return folder.name


def write_notes(data: Path, canaries: Canaries) -> None:
    """Write down what stewards of the other cluster note, ask and take along; the dataset must be without errors."""
    read = read_dataset(data / "belt")
    assert [one for one in read.found if one.severity == "error"] == []
    local, theirs, on = Viewer("steward"), Viewer("steward", {THEIRS}), date.today()  # noqa: DTZ011 - of this machine
    note, seen = canaries.text("note theirs"), read.register.visible_to(local)
    kept = store.store_of(data, "belt")
    introductions.mark(kept, seen, local, ("open1", "open2"), "known", note=note, groups=[THEIRS])
    asker = Asker(canaries.text("asker brokers"), f"{canaries.text('mailbox brokers')}@company.example")
    log, purpose = audit.audit_of(data), canaries.text("purpose brokers")
    cases.ask(log, theirs, "belt", Need("welding"), asker, token="t" * 32, purpose=purpose, on=on)
    taken = {"file": canaries.text("exported theirs")}
    log.append([Event.by(theirs, "export", taken, [canaries.texts["stakeholder id AMBER theirs"]])])


def _write(path: Path, rows: list[Row]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


class Net:
    """Everything that a browser's page received: answers, frames of websockets, files."""

    def __init__(self, page: Page) -> None:
        self.received: dict[bytes, None] = {}  # each once: a browser hands out its cached scripts with every page
        self.answered: list[Response] = []
        page.context.on("response", self._take)
        page.on("websocket", self._listen)

    def _take(self, response: Response) -> None:
        self.answered.append(response)
        self._keep(response.url.encode() + repr(response.headers).encode())

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._take_frame)

    def _take_frame(self, frame: bytes | str) -> None:
        self._keep(frame if isinstance(frame, bytes) else frame.encode())

    def _keep(self, *received: bytes) -> None:
        self.received.update(dict.fromkeys(received))

    def haul(self) -> None:
        """Take the bodies of the answers so far; to be called before the page is left."""
        for response in self.answered:
            with suppress(Error):  # a redirect or an aborted answer has no body; its address counts all the same
                self._keep(response.body())
        self.answered.clear()

    def take_file(self, path: Path, name: str) -> None:
        """Take a file that was downloaded, with its name."""
        self._keep(name.encode(), path.read_bytes())

    def all(self) -> bytes:
        """Return everything, and once more what was packed in it."""
        return b"\n".join(part for whole in self.received for part in (whole, *_unpacked(whole)))


def _unpacked(whole: bytes) -> Iterator[bytes]:
    """Yield what stands in an archive, in a PDF's streams, and in anything written as base64."""
    if whole[:2] == b"PK":
        try:
            with ZipFile(BytesIO(whole)) as archive:
                yield from (archive.read(name) for name in archive.namelist())
        except BadZipFile:
            pass
    for stream in _STREAMS.findall(whole):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue
    for found in _BASE64.findall(whole):
        try:
            yield base64.b64decode(found + b"=" * (-len(found) % 4))
        except ValueError:
            continue
