"""Who has signed out stays signed out."""

import time
from concurrent.futures import ThreadPoolExecutor

from stakeholders.keeping.sign_ins import BEGUN, OVER, Marks


def test_another_process_knows_it_too_until_the_token_would_have_ended(tmp_path):
    Marks(tmp_path, OVER).add("old", time.time() - 1)
    Marks(tmp_path, OVER).add("new", time.time() + 100)
    assert Marks(tmp_path, OVER).has("new")
    assert not Marks(tmp_path, OVER).has("old")
    assert not Marks(tmp_path, OVER).has("never")
    assert not Marks(tmp_path, BEGUN).has("new")


def test_what_could_not_be_written_counts_all_the_same(tmp_path):
    (tmp_path / "kept").write_text("in the way", encoding="utf-8")
    outs = Marks(tmp_path, OVER)
    outs.add("mark", time.time() + 100)
    assert outs.has("mark")


def test_what_is_noted_is_for_the_user_that_runs_the_app_alone(tmp_path):
    Marks(tmp_path / "data", OVER).add("mark", time.time() + 100)
    folder = tmp_path / "data" / "kept" / OVER
    assert [one.stat().st_mode & 0o077 for one in (folder, folder / "mark")] == [0, 0]


def test_of_several_who_note_the_same_at_once_one_was_first(tmp_path):
    with ThreadPoolExecutor(8) as several:
        first = list(several.map(lambda _: Marks(tmp_path, BEGUN).add("mark", time.time() + 100), range(40)))
    assert first.count(True) == 1
