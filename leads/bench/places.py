"""Where a benchmark keeps its data. Apart from the rest, because it is asked before Django is set up."""

import os
from pathlib import Path

import platformdirs


def folder(vehicles: int) -> Path:
    """Where the data set of a size is kept: this user's cache; root's is where PostgreSQL's own user can reach it."""
    cache = Path("/var/cache/leads") if os.geteuid() == 0 else platformdirs.user_cache_path("leads")
    return cache / f"bench-{vehicles}"
