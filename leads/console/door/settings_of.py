"""The numbers set for this installation, for the console's own limits."""

from __future__ import annotations

from leads.agencies.models import PolicyNumber


def numbers() -> dict[str, int]:
    """The newest value of each number that was set; those never set keep their default (leads.rules.numbers)."""
    newest = PolicyNumber.objects.order_by("name", "-since", "-id").distinct("name")
    return dict(newest.values_list("name", "value"))
