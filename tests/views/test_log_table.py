"""An entry of the log is read in words; what was erased says so."""

import pandas as pd

from stakeholders.language import LANGUAGES, Words
from stakeholders.views.log_table import log_table

COLUMNS = ["at", "kind", "who", "facts", "about", "erased"]
LIMITS = {"dataset": "belt", "limits": {"public": 5}}
ERASED = {"reason": "retention", "entries": [[1, 3], [5, 5]]}
TAKEN = {"file": "a.csv", "marking": "AMBER+STRICT"}
ROWS = pd.DataFrame(
    [
        ("2026-01-31T12:00:59+00:00", "request", "member", {"case": "7K", "regions": ["NO060"]}, (), False),
        ("2026-01-31T12:00:00+00:00", "release", "operator", LIMITS, ("x", "y"), False),
        ("2026-01-30T12:00:00+00:00", "erasure", "operator", ERASED, (), False),
        ("2026-01-29T12:00:00+00:00", "export", "", {}, (), True),
        ("2026-01-28T12:00:00+00:00", "export", "steward", TAKEN, tuple("abcdef"), False),
    ],
    columns=COLUMNS,
)


def test_an_entry_is_read_in_words():
    table = log_table(ROWS, Words("en"), {"x": "Forge"})
    assert table.values.tolist() == [
        ["2026-01-31 12:00", "Asked for an introduction", "Member", "Case: 7K; Regions: Trøndelag", ""],
        ["2026-01-31 12:00", "Released counts", "On the server", "Smallest number told: Public 5", "Forge, y"],
        ["2026-01-30 12:00", "Details erased", "On the server", "Reason: retention; Entries: 1–3, 5", ""],
        ["2026-01-29 12:00", "Took a file along", "", "Details erased", ""],
        [
            *("2026-01-28 12:00", "Took a file along", "Steward"),
            *("File: a.csv; Marking: TLP:AMBER+STRICT", "6 organisations"),
        ],
    ]


def test_it_is_read_in_every_language():
    for tag in LANGUAGES:
        assert len(log_table(ROWS, Words(tag), {})) == len(ROWS)
