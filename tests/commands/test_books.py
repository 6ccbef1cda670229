"""`leads books` as typed."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from typer.testing import CliRunner

from leads.__main__ import application
from leads.agencies.models import Agency
from leads.commands import books
from leads.rules.refused import Refused
from tests.makers import make_administrator
from tests.people.test_books import FILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def leads(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(books, "ready", nullcontext)
    monkeypatch.setattr("django.conf.settings.LEADS_DEMO", True)

    def type_(*words: str) -> str:
        done = CliRunner().invoke(application(["books"]), ["books", *words])
        if isinstance(done.exception, Refused):
            raise done.exception
        return done.output

    return type_


def test_a_file_is_put_on_the_books_and_counted(leads, tmp_path: Path) -> None:
    make_administrator("avery")
    (tmp_path / "city.toml").write_text(FILE)
    assert leads(str(tmp_path / "city.toml"), "--as", "avery") == "IL1990100: 1 devices, 1 people on the books.\n"
    assert Agency.objects.filter(ori="IL1990100").exists()


@pytest.mark.parametrize("text", ["[[agency", "\udcff", None])
def test_what_is_no_file_of_the_kind_is_a_sentence(leads, tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "city.toml"
    if text is not None:
        file.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(Refused) as no:
        leads(str(file))
    assert no.value.code == "books-not-read"
