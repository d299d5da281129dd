"""What the app keeps is read by nobody else on the machine."""

import os
import stat

import pytest

from stakeholders.keeping.audit import audit_of
from stakeholders.keeping.own_folders import make_own


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are those of POSIX systems")
def test_each_folder_that_is_made_is_for_its_owner_alone(tmp_path):
    make_own(tmp_path / "kept" / "belt" / "releases")
    make_own(tmp_path / "kept")
    audit_of(tmp_path / "other").append(())
    made = [tmp_path / "kept", tmp_path / "kept" / "belt", tmp_path / "kept" / "belt" / "releases"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in (*made, tmp_path / "other" / "kept")} == {0o700}
