"""SQL past all our code: what the database itself refuses, and what a superuser does who has taken the triggers off."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction


@contextmanager
def never_commits(words: str) -> Iterator[None]:
    """What is done inside never commits, and the database says these words, or the constraint of this name does."""
    with pytest.raises(IntegrityError) as no, transaction.atomic():  # noqa: PT012
        yield
        settle()
    constraint = no.value.__cause__.diag.constraint_name  # type: ignore[union-attr]
    assert constraint == words or words in str(no.value), f"{constraint}: {no.value}"


def settle() -> None:
    """Runs the checks that wait for the commit."""
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET CONSTRAINTS ALL DEFERRED")


def run(statement: str, *values: object) -> None:
    """One statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@contextmanager
def past_triggers() -> Iterator[None]:
    """What is done inside no trigger of ours sees."""
    with transaction.atomic():
        run("SET LOCAL session_replication_role = replica")
        yield
        run("SET LOCAL session_replication_role = origin")
