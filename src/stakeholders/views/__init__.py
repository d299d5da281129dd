"""Values in, pictures out: networks, maps, charts, and what they have in common."""
