"""The dashboard: who carries total defence from coast to coast across the Nordic Green Belt."""

from stakeholders.ui.navigation import run

run()
