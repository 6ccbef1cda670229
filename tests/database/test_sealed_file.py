"""A sealed file opens with its key as a whole, or not at all."""

import io
import stat
from pathlib import Path

import pytest

from leads.database.sealed_file import PART, Reader, Writer, make_key, read_key
from leads.rules.refused import Refused

KEY = bytes(range(32))


def sealed(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = Writer(out, KEY)
    for at in range(0, len(data), 300_000):
        writer.write(data[at : at + 300_000])
    writer.end()
    return out.getvalue()


def opened(file: bytes, key: bytes = KEY) -> bytes:
    reader, found = Reader(io.BytesIO(file), key, "today.leads"), b""
    while some := reader.read(700_001):
        found += some
    return found


@pytest.mark.parametrize("size", [0, 1, PART - 1, PART, PART + 1, 2 * PART])
def test_what_goes_in_comes_out(size: int) -> None:
    data = bytes(one % 251 for one in range(1000)) * (size // 1000 + 1)
    assert opened(sealed(data[:size])) == data[:size]


def test_one_that_was_cut_off_or_changed_is_refused() -> None:
    whole = sealed(b"a" * (2 * PART + 10))
    head = len(whole) - (2 * PART + 10) - 3 * 16
    places = (len(whole) - 1, head + 2 * (PART + 16), head + PART + 16, head)  # the last byte; after each whole part
    for file in [whole[:at] for at in places] + [whole + b"x", whole[:-40] + b"x" + whole[-39:]]:
        with pytest.raises(Refused) as no:
            opened(file)
        assert no.value.code == "backup-not-whole"


def test_parts_keep_their_places() -> None:
    whole = sealed(b"a" * PART + b"b" * PART + b"c")
    head = len(whole) - 2 * PART - 1 - 3 * 16
    first, second = whole[head : head + PART + 16], whole[head + PART + 16 : head + 2 * (PART + 16)]
    with pytest.raises(Refused, match="does not open"):
        opened(whole[:head] + second + first + whole[head + 2 * (PART + 16) :])


def test_another_key_and_another_file_are_told_apart() -> None:
    with pytest.raises(Refused, match="another key made it"):
        opened(sealed(b"a"), bytes(32))
    with pytest.raises(Refused) as no:
        opened(b"PGDMP" + bytes(100))
    assert no.value.code == "not-a-backup"


def test_a_key_is_made_once_and_for_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "backup.key"
    assert (make_key(file), make_key(file)) == (True, False)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(read_key(file)) == 32
    file.write_text("a7\n")
    for path in (file, tmp_path / "none"):
        with pytest.raises(Refused) as no:
            read_key(path)
        assert no.value.code == "no-backup-key"
