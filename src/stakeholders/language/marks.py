"""The mark on a sentence that is spoken later than it is written."""


def N_(sentence: str) -> str:  # noqa: N802 - gettext's own name for it, which extraction tools know
    """Return the sentence unchanged; its only use is that the catalogues learn of it."""
    return sentence
