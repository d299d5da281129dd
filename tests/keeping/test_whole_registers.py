"""Only a whole register is kept, and its numbers read as they were."""

import pytest

from stakeholders import Filter, Viewer
from stakeholders.keeping import save_dataset
from stakeholders.reading import open_upload, read_dataset

OPENED = {
    "stakeholders.csv": b"id,name,kind,country,lat,lon\na,A,company,NO,63.123456789012345,10\n",
    "memberships.csv": b"member_id,group_id\n",
    "initiatives.csv": b"id,name,kind,budget\np,P,project,0.1\nq,Q,project,1034457\n",
}
REGISTER = open_upload(OPENED).register


@pytest.mark.parametrize(
    "part", [REGISTER.visible_to(Viewer("member", {"nic"})), REGISTER.select(Filter(kinds={"company"}))]
)
def test_a_part_is_not_kept_as_if_it_were_the_whole(tmp_path, part):
    with pytest.raises(ValueError, match="whole"):
        save_dataset(part, tmp_path, "part", "Part")
    assert list(tmp_path.iterdir()) == []


def test_numbers_read_as_they_were(tmp_path):
    again = read_dataset(save_dataset(REGISTER, tmp_path, "numbers", "Numbers")).register
    assert again.stakeholders[["lat", "lon"]].equals(REGISTER.stakeholders[["lat", "lon"]])
    assert again.initiatives["budget"].tolist() == [0.1, 1034457]
    assert ",1034457," in (tmp_path / "numbers" / "initiatives.csv").read_text()
