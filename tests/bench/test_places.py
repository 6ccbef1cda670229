"""Data sets of other code are neither measured nor kept."""

import subprocess
import sys
from pathlib import Path

from leads.bench.places import FILES, PACKAGE, READERS, forget_others, made_by, makers


def test_the_name_changes_with_what_the_makers_say_and_with_nothing_else(tmp_path: Path) -> None:
    shaping = ("demo/vehicles.py", "hotfiles/things/person/names.py", "hotfiles/files/stolen_vehicle.py")
    makers = [tmp_path / one for one in shaping]
    other = tmp_path / "console" / "pages.py"
    for file in (*makers, other):
        file.parent.mkdir(parents=True)
        file.write_text("one = 1")
    first = made_by(tmp_path)
    other.write_text("two")
    makers[0].write_text("# Generated on another day\none   =   1\n")
    assert made_by(tmp_path) == first
    for maker in makers:
        maker.write_text("one = 2")
        assert made_by(tmp_path) != first
        maker.write_text("one = 1")


def test_the_keys_of_records_are_among_the_makers() -> None:
    """A path that moved away would leave its code out of the name, and nobody would see it."""
    for part in ("demo/vehicles.py", "hotfiles/things/vehicle/keys.py", "hotfiles/things/person/nicknames.tsv"):
        assert PACKAGE / part in makers(PACKAGE)


def test_whatever_the_two_files_stand_on_is_among_the_makers_or_only_reads() -> None:
    """A file that takes a thing of another room would leave that room's code out of the name."""
    imports = "; ".join(f"import leads.hotfiles.files.{one}" for one in FILES)
    say = "import sys; print(*(one.__file__ for one in sys.modules.values() if getattr(one, '__file__', None)))"
    stood_on = subprocess.run([sys.executable, "-c", f"{imports}; {say}"], capture_output=True, text=True, check=True)
    rooms = tuple(str(PACKAGE / "hotfiles" / one) for one in ("declare", "things", "files"))
    loaded = {Path(one) for one in stood_on.stdout.split() if one.startswith(rooms)}
    missing = {one for one in loaded - set(makers(PACKAGE)) if one.name not in {*READERS, "__init__.py"}}
    assert loaded
    assert not missing


def test_only_marked_sets_of_the_same_size_are_removed(tmp_path: Path) -> None:
    names = ("bench-1000-aaaaaaaa", "bench-1000-bbbbbbbb", "bench-2000-aaaaaaaa", "bench-1000-cccccccc", "mine")
    for name in names:
        (tmp_path / name).mkdir()
        if name != "bench-1000-cccccccc":
            (tmp_path / name / "demo").touch()
    kept = tmp_path / "bench-1000-aaaaaaaa"
    assert forget_others(kept, "1000") == [tmp_path / "bench-1000-bbbbbbbb"]
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(set(names) - {"bench-1000-bbbbbbbb"})
