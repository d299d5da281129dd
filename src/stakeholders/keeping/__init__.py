"""What the app writes: atomic, never over something that is there."""

from stakeholders.keeping.datasets import save_dataset

__all__ = ["save_dataset"]
