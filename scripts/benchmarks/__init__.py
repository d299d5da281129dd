"""How long a person waits, as ratios to the bare thing within one run. Entry: ``python scripts/bench.py``."""
