"""Data sets of other code are neither measured nor kept."""

from pathlib import Path

from leads.bench.places import forget_others, made_by


def test_the_name_changes_with_the_makers_and_with_nothing_else(tmp_path: Path) -> None:
    maker = tmp_path / "demo" / "vehicles.py"
    other = tmp_path / "console" / "pages.py"
    for file in (maker, other):
        file.parent.mkdir()
        file.write_text("one")
    first = made_by(tmp_path)
    other.write_text("two")
    assert made_by(tmp_path) == first
    maker.write_text("two")
    assert made_by(tmp_path) != first


def test_only_marked_sets_of_the_same_size_are_removed(tmp_path: Path) -> None:
    names = ("bench-1000-aaaaaaaa", "bench-1000-bbbbbbbb", "bench-2000-aaaaaaaa", "bench-1000-cccccccc", "mine")
    for name in names:
        (tmp_path / name).mkdir()
        if name != "bench-1000-cccccccc":
            (tmp_path / name / "demo").touch()
    kept = tmp_path / "bench-1000-aaaaaaaa"
    assert forget_others(kept, 1000) == [tmp_path / "bench-1000-bbbbbbbb"]
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(set(names) - {"bench-1000-bbbbbbbb"})
