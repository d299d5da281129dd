"""What is being shown, in one sentence."""

from stakeholders.language import Words
from stakeholders.register import Register


def shown_in_words(everyone: Register, register: Register, words: Words) -> str:
    """Return what the register holds of what the viewer may see, and how many.

    Parameters
    ----------
    everyone
        What the viewer may see.
    register
        The part of it that is shown.
    """
    told = _shown(everyone, register, words)
    assumed = int((register.stakeholders["scenario"] != "").sum())
    if not assumed:
        return told
    return f"{told} {words.say_n('{n} of them is hypothetical.', '{n} of them are hypothetical.', assumed)}"


def _shown(everyone: Register, register: Register, words: Words) -> str:
    choice = register.filter
    initiatives = words.say_n("{n} initiative", "{n} initiatives", len(register.initiatives))
    if choice is None or (not choice.chooses_stakeholders and choice.year is None):
        stakeholders = words.say_n("{n} stakeholder", "{n} stakeholders", len(register))
        return words.say(
            "Shown: all {stakeholders} and {initiatives}.", stakeholders=stakeholders, initiatives=initiatives
        )
    return words.say(
        "Shown: {shown} of {all}, {choice}, and {initiatives}.",
        shown=words.number(len(register)),
        all=words.say_n("{n} stakeholder", "{n} stakeholders", len(everyone)),
        choice=choice.in_words(words, everyone.names),
        initiatives=initiatives,
    )
