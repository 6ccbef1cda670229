"""What a record says, and what it said after each step of its life: one reading of its values for both."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from leads.hotfiles.lists import Row, together, without_lists


class Said(models.Model):
    """What a record says, now or after a step of its life, field by field.

    `values` is all of it as it stands; in the column stands what has one value, and each value of a list is a row.
    """

    plain = models.JSONField(default=dict, db_column="values")
    _stands: dict[str, str] | None = None

    class Meta:
        abstract = True

    @property
    def values(self) -> dict[str, str]:
        """What is said as it stands, lists as the text in which they are said."""
        if self._stands is None:
            self._stands = self._read()
        return self._stands

    @values.setter
    def values(self, values: Mapping[str, str]) -> None:
        self._stands, self.plain = dict(values), without_lists(values)

    def stands_with(self, rows: Iterable[Row]) -> None:
        """Says its lists from these rows, which were read for many records at once."""
        self._stands = together(self.plain, rows).values

    def _read(self) -> dict[str, str]:
        raise NotImplementedError

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Reads it again, its lists too."""
        super().refresh_from_db(*args, **kwargs)
        self._stands = None
