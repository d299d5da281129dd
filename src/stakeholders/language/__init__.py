"""The reader's language: sentences, labels, numbers and dates, from gettext catalogues that a translator can edit."""

from stakeholders.language.marks import N_
from stakeholders.language.words import LANGUAGES, Words, best_language, is_country

__all__ = ["LANGUAGES", "N_", "Words", "best_language", "is_country"]
