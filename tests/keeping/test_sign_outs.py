"""Who has signed out stays signed out."""

import time

from stakeholders.keeping.sign_outs import SignOuts


def test_another_process_knows_it_too_until_the_token_would_have_ended(tmp_path):
    SignOuts(tmp_path).add("old", time.time() - 1)
    SignOuts(tmp_path).add("new", time.time() + 100)
    assert SignOuts(tmp_path).has("new")
    assert not SignOuts(tmp_path).has("old")
    assert not SignOuts(tmp_path).has("never")


def test_what_could_not_be_written_counts_all_the_same(tmp_path):
    (tmp_path / "kept").write_text("in the way", encoding="utf-8")
    outs = SignOuts(tmp_path)
    outs.add("mark", time.time() + 100)
    assert outs.has("mark")
