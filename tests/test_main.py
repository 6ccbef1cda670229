"""The command `leads`: a list that names everything, and a no without a traceback."""

import sys
from importlib.metadata import version

import pytest
from typer.testing import CliRunner

from leads.__main__ import COMMANDS, application, main, show
from leads.rules.refused import Refused


def test_the_list_names_every_command_and_reads_none_of_them() -> None:
    before = set(sys.modules)
    said = CliRunner().invoke(application([]), ["--help"]).output
    assert all(f"  {name} " in said and line in said for name, (_, line) in COMMANDS.items())
    assert not {name for name in set(sys.modules) - before if name.startswith("leads.commands")}


def test_a_command_that_is_asked_for_is_the_real_one() -> None:
    said = CliRunner().invoke(application(["doctor", "--help"]), ["doctor", "--help"]).output
    assert "--json" in said
    assert "Example: leads doctor" in said


def test_the_version_is_said() -> None:
    done = CliRunner().invoke(application(["--version"]), ["--version"])
    assert (done.exit_code, done.output) == (0, f"leads {version('leads')}\n")


@pytest.mark.parametrize(
    "words",
    [
        ("send", "QV", "LIC/TST1234", "--port", "99999"),
        ("up", "--links", "0"),
        ("switch", "--port", "65536"),
        ("console", "--port", "-1"),
    ],
)
def test_a_port_that_cannot_be_is_an_error_and_no_traceback(words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(application(list(words)), words)
    assert done.exit_code == 2
    assert "Invalid value for" in done.output


def test_an_unknown_command_is_an_error_with_a_hint() -> None:
    done = CliRunner().invoke(application(["nonsense"]), ["nonsense"])
    assert done.exit_code == 2
    assert "No such command" in done.output


def test_a_refusal_ends_with_code_2_and_its_sentence_cure_and_clause(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["leads", "up", "--host", "192.0.2.1"])
    monkeypatch.setattr("signal.signal", lambda number, handler: None)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith(
        "What LEADS serves is not encrypted, so it is served on this machine only, not on 192.0.2.1.\nCure: "
    )
    show(Refused("late", "The answer is late.", clause="1240.100(d)", cure="Answer it.", example="A.1"))
    assert capsys.readouterr().err.splitlines() == [
        "The answer is late.",
        "Cure: Answer it.",
        'Clause: 1240.100(d) (leads law "1240.100(d)" shows it)',
        "Example: A.1",
    ]
