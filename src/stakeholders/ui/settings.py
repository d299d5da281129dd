"""The settings of this installation."""

from stakeholders.reading.settings import installed_settings
from stakeholders.schema.settings import Settings, take_settings_from
from stakeholders.ui.pages import app_folder


def current_settings() -> Settings:
    """Return the settings that count now, read anew as soon as their file changes."""
    return installed_settings(app_folder())


take_settings_from(current_settings)
