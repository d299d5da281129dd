"""Measure against bare pandas, igraph, pyvis, folium and an empty page: ``python scripts/bench.py --help``."""

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).parents[1]
    sys.path[:0] = [str(root), str(root / "src")]  # what lies here is measured, not what is installed
    runpy.run_module("scripts.benchmarks", run_name="__main__", alter_sys=True)
