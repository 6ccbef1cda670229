"""A data directory meets a database: its own, a new one, or another's."""

from pathlib import Path

import pytest

from leads.database.installation import number_of, write
from leads.database.paths import Paths, resolved
from leads.ledger.binding import bind
from leads.ledger.heads import write_heads
from leads.ledger.models import Installation
from leads.rules.refused import Refused
from tests.ledger.ledgers import sealed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return resolved(tmp_path)


def no_to(paths: Paths, *, makes: bool = True, inside: bool = False) -> str:
    with pytest.raises(Refused) as no:
        bind(paths, makes=makes, inside=inside)
    return no.value.code


def test_a_new_directory_and_a_new_database_are_bound_once(paths: Paths) -> None:
    bind(paths, makes=True, inside=False)
    number = number_of(paths)
    assert number == Installation.objects.get().number
    bind(paths, makes=False, inside=False)
    assert number_of(paths) == number


def test_who_may_not_write_binds_nothing(paths: Paths) -> None:
    bind(paths, makes=False, inside=False)
    assert number_of(paths) is None
    assert not Installation.objects.exists()


def test_another_database_is_refused(paths: Paths) -> None:
    write(paths, "1")
    Installation.objects.create(number="2")
    assert no_to(paths) == "another-database"


def test_an_empty_database_is_refused_where_heads_are_kept_of_another(paths: Paths) -> None:
    write(paths, "1")
    sealed(1)
    write_heads(paths.heads)
    assert no_to(paths) == "another-database"


def test_a_database_that_has_its_directory_takes_no_other(paths: Paths) -> None:
    Installation.objects.create(number="1")
    assert no_to(paths) == "bound-elsewhere"
    assert number_of(paths) is None


def test_a_crash_between_the_two_is_made_up_for(paths: Paths) -> None:
    write(paths, "1")
    bind(paths, makes=True, inside=False)
    assert Installation.objects.get().number == "1"


def test_a_database_that_lies_in_the_directory_itself_gives_it_its_number(paths: Paths) -> None:
    Installation.objects.create(number="1")
    bind(paths, makes=True, inside=True)
    assert number_of(paths) == "1"


def test_of_two_new_directories_one_gets_the_database(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    Installation.objects.create(number="1")
    none = Installation.objects.none()
    monkeypatch.setattr(Installation.objects, "values_list", none.values_list)  # looked before the other was there
    assert no_to(paths) == "bound-elsewhere"
    assert number_of(paths) is None
