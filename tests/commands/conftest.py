"""What commands and the database are both tried with."""

from tests.database.conftest import holding

__all__ = ["holding"]
