"""Who is named in a text is found, and nobody else."""

import pytest

from stakeholders.measures.mentions import mentioned

ROWS = (
    "id,name,short_name,kind,country\n"
    "forge,Forge,,company,NO\nnorth,Forge North AS,FN,company,NO\n(odd),(Odd) & Sons,,company,SE\n"
    "twin1,Twin,,company,SE\ntwin2,Twin,,company,SE\n"
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Forge", {"forge"}),
        ("Forge North AS", {"north"}),  # the longer name alone
        ("Forge North; Forge North AS", {"forge", "north"}),
        ("FN,Forgery,aForge,Forge2", {"north"}),
        ("x (Odd) & Sons", {"(odd)"}),
        ("Odd) & Sons", set()),
        ("Twin", {"twin1", "twin2"}),
        ("id\nnorth\n", {"north"}),
        ("", set()),
    ],
)
def test_names_are_found_as_whole_words(register_of, text, ids):
    assert mentioned(text, register_of(stakeholders=ROWS)) == ids
