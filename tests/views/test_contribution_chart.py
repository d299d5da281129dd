"""The removal curve's lines look alike in every language."""

import pandas as pd
import pytest

from stakeholders.language import LANGUAGES, Words
from stakeholders.views.contribution_chart import removal_chart


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_busiest_first_is_the_unbroken_line_in_every_language(tag):
    words = Words(tag)
    curve = pd.DataFrame({"removed": [1], "targeted": [0.5], "random": [0.8]})
    dashes = removal_chart(curve, words)["encoding"]["strokeDash"]["scale"]
    assert dashes["domain"] == [words.say("The busiest first"), words.say("By chance")]
    assert dashes["range"][0] == [1, 0]
