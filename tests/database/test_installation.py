"""The number that binds a data directory to its database, as it lies in the directory."""

from pathlib import Path

import pytest

from leads.database import installation
from leads.database.paths import resolved
from leads.rules.refused import Refused


def test_a_number_is_kept_for_its_owners_eyes(tmp_path: Path) -> None:
    paths = resolved(tmp_path)
    assert installation.number_of(paths) is None
    installation.write(paths, "1240")
    assert installation.number_of(paths) == "1240"
    assert paths.installation.stat().st_mode & 0o777 == 0o600


def test_a_directory_whose_database_lies_elsewhere_gets_no_empty_one(tmp_path: Path) -> None:
    """LEADS_DATABASE_URL was forgotten once: a new, empty database began on the heads of the true one."""
    paths = resolved(tmp_path)
    installation.must_not_be_elsewhere(paths)
    installation.write(paths, "1240")
    with pytest.raises(Refused) as no:
        installation.must_not_be_elsewhere(paths)
    assert no.value.code == "another-database"
    paths.cluster.mkdir()
    installation.must_not_be_elsewhere(paths)
