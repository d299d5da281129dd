"""Numbers and tables from networks and registers, one family a file."""
