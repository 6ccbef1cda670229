"""The file from which a batch goes on: whole after a crash, for one command and one owner, of this batch alone."""

import json
import os
import stat
from pathlib import Path

import pytest

from leads.commands.batch_results import Sent, opened, path_of
from leads.hotfiles.batches.rows import Batch, Row
from leads.rules.refused import Refused

AT = "2026-11-23T16:04:00Z"


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    return Batch(tmp_path / "a.csv", "digest", tuple(Row(number, "EV", (("LIC", "A"),)) for number in (2, 3, 4)))


def done(row: int, outcome: str = "entered") -> dict[str, object]:
    return {"row": row, "outcome": outcome}


def code(batch: Batch) -> str:
    with pytest.raises(Refused) as no, opened(batch):
        pass
    return no.value.code


def test_what_was_kept_is_there_again(batch: Batch) -> None:
    with opened(batch) as results:
        results.sending([2, 3], "SMP1", AT)
        results.keep([done(2)])
    with opened(batch) as results:
        assert results.of_row == {2: done(2)}
        assert results.unanswered == {3: Sent("SMP1", AT)}
        assert not results.begun
    assert stat.S_IMODE(path_of(batch.file).stat().st_mode) == 0o600


def test_a_refused_row_that_goes_again_has_no_result_until_it_is_answered(batch: Batch) -> None:
    """Killed then, it may be done: the refusal of before must not stand for it."""
    with opened(batch) as results:
        results.sending([2], "SMP1", AT)
        results.keep([done(2, "refused")])
        results.sending([2], "SMP1", AT)
        assert results.of_row == {}
    with opened(batch) as results:
        assert results.of_row == {}
        assert 2 in results.unanswered


@pytest.mark.parametrize("torn", ['{"row": 3, "outc', "{", '{"row": 3, "outcome": "entered"}'])
def test_a_line_that_a_crash_tore_is_no_fact(torn: str, batch: Batch) -> None:
    with opened(batch) as results:
        results.keep([done(2)])
    path = path_of(batch.file)
    path.write_text(path.read_text() + torn)
    with opened(batch) as results:
        assert results.of_row == {2: done(2)}
        results.keep([done(4)])
    assert [json.loads(line).get("row") for line in path.read_text().splitlines()] == [None, 2, 4]


def test_a_torn_first_line_begins_anew(batch: Batch) -> None:
    path_of(batch.file).write_text('{"batch": "dig')
    with opened(batch) as results:
        results.keep([done(2)])
    with opened(batch) as results:
        assert set(results.of_row) == {2}


def test_a_file_that_has_changed_is_another_batch(batch: Batch) -> None:
    with opened(batch):
        pass
    changed = Batch(batch.file, "another", batch.rows)
    with opened(changed):
        pass  # of the first one nothing had been sent
    with opened(batch) as results:
        results.sending([2], "SMP1", AT)
    assert code(changed) == "results-of-another"


def test_one_command_at_a_time(batch: Batch) -> None:
    with opened(batch):
        assert code(batch) == "results-in-use"
    with opened(batch):
        pass


@pytest.mark.parametrize("content", ["no JSON\n", "[1]\n", '{"b": 1}\n', '{"batch": "digest"}\n{"sending": 7}\n'])
def test_what_this_command_did_not_write(content: str, batch: Batch) -> None:
    path_of(batch.file).write_text(content)
    assert code(batch) == "results-not-read"


def test_a_link_to_somewhere_else_and_a_pipe_are_not_written_to(batch: Batch, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").touch()
    path_of(batch.file).symlink_to(tmp_path / "elsewhere")
    assert code(batch) == "results-not-written"
    path_of(batch.file).unlink()
    os.mkfifo(path_of(batch.file))
    assert code(batch) == "results-not-read"


def test_a_file_that_others_could_read_is_closed_to_them(batch: Batch) -> None:
    path_of(batch.file).touch(mode=0o644)
    with opened(batch):
        assert stat.S_IMODE(path_of(batch.file).stat().st_mode) == 0o600
