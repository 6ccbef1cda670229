"""Data sets of other code are neither measured nor kept."""

from pathlib import Path

from leads.bench.places import PACKAGE, forget_others, made_by, makers


def test_the_name_changes_with_the_makers_and_with_nothing_else(tmp_path: Path) -> None:
    makers = [tmp_path / one for one in ("demo/vehicles.py", "hotfiles/things/person/names.py", "hotfiles/files/x.py")]
    other = tmp_path / "console" / "pages.py"
    for file in (*makers, other):
        file.parent.mkdir(parents=True)
        file.write_text("one")
    first = made_by(tmp_path)
    other.write_text("two")
    assert made_by(tmp_path) == first
    for maker in makers:
        maker.write_text("two")
        assert made_by(tmp_path) != first
        maker.write_text("one")


def test_the_keys_of_records_are_among_the_makers() -> None:
    """A path that moved away would leave its code out of the name, and nobody would see it."""
    for part in ("demo/vehicles.py", "hotfiles/things/vehicle/keys.py", "hotfiles/things/person/nicknames.tsv"):
        assert PACKAGE / part in makers(PACKAGE)


def test_only_marked_sets_of_the_same_size_are_removed(tmp_path: Path) -> None:
    names = ("bench-1000-aaaaaaaa", "bench-1000-bbbbbbbb", "bench-2000-aaaaaaaa", "bench-1000-cccccccc", "mine")
    for name in names:
        (tmp_path / name).mkdir()
        if name != "bench-1000-cccccccc":
            (tmp_path / name / "demo").touch()
    kept = tmp_path / "bench-1000-aaaaaaaa"
    assert forget_others(kept, "1000") == [tmp_path / "bench-1000-bbbbbbbb"]
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(set(names) - {"bench-1000-bbbbbbbb"})
