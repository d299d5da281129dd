"""``python -m stakeholders`` is the command ``stakeholders``."""

import sys

from stakeholders.cli import main

if __name__ == "__main__":
    sys.exit(main())
