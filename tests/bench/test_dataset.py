"""The data set of a benchmark, brought to rest by who owns its tables and no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leads.bench import dataset


@pytest.mark.django_db(transaction=True)
def test_who_owns_the_tables_need_be_no_superuser(database_url: str) -> None:
    """The owner may not write everything to disk at once, and the benchmark ended there."""
    with CaptureQueriesContext(connection) as asked:
        dataset.settle()
        dataset.settle(database_url)
    assert {one["sql"].split()[0] for one in asked} == {"VACUUM"}
