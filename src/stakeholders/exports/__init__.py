"""A register written as files, each with its marking."""
