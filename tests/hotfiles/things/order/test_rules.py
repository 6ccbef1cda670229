"""Rules across the fields of an order, just inside and just outside."""

from collections.abc import Callable
from datetime import date

import pytest

from leads.hotfiles.things.order import rules
from leads.rules.refused import Refused

DAY = date(2026, 11, 23)
Rule = Callable[[dict[str, str]], None]


def days(values: dict[str, str]) -> None:
    rules.days_fit(values, DAY)


WHOM = {"NAM": "DOE, JOHN", "DOB": "19880101", "PPN": "ROE, MARY", "PPB": "19900303"}
RULES: list[tuple[Rule, dict[str, str], dict[str, str], str]] = [
    (rules.rests_on_the_order, {"SUP": "DOCUMENT"}, {"SUP": "COMPLAINT"}, "SUP"),
    (rules.rests_on_the_order, {}, {"SUP": "WARRANT"}, "SUP"),
    (rules.protected_is_told, WHOM, WHOM | {"PPB": ""}, "PPB"),
    (rules.protected_is_told, WHOM | {"PPB": "", "PSN": "666123457"}, WHOM | {"PPN": ""}, "PPN"),
    (rules.protected_is_told, WHOM | {"PPN": "DOE, JOHN"}, WHOM | {"PPN": "DOE, JOHN", "PPB": "19880101"}, "NAM"),
    (rules.conditions_say_enough, {"PCO": "01; 05"}, {}, "PCO"),
    (rules.conditions_say_enough, {"PCO": "08", "MIS": "NO DRINK"}, {"PCO": "01; 08"}, "MIS"),
    (rules.conditions_say_enough, {"PCO": "07", "MIS": "RIFLES", "BRD": "U"}, {"PCO": "07", "BRD": "Y"}, "MIS"),
    (rules.conditions_say_enough, {"PCO": "09"}, {"PCO": "07", "MIS": "RIFLES"}, "BRD"),
    (rules.service_fits, {"SVC": "1", "SVD": "20261120"}, {"SVC": "1"}, "SVD"),
    (rules.service_fits, {"SVC": "2"}, {"SVC": "2", "SVD": "20261120"}, "SVC"),
    (rules.service_fits, {}, {"SVD": "20261120"}, "SVC"),
    (days, {"ISD": "20261123", "EXP": "20261124"}, {"ISD": "20261124", "EXP": "20270101"}, "ISD"),
    (days, {"ISD": "20261122", "EXP": "20261123"}, {"ISD": "20261123", "EXP": "20261123"}, "EXP"),
    (days, {"ISD": "20261101", "EXP": "NONEXP"}, {"ISD": "20261101", "EXP": "20261122"}, "EXP"),
    (days, {"ISD": "20261120", "SVD": "20261120"}, {"ISD": "20261120", "SVD": "20261119"}, "SVD"),
    (days, {"SVD": "20261123"}, {"SVD": "20261124"}, "SVD"),
    (days, {"PPB": "20261123"}, {"PPB": "20261124"}, "PPB"),
    (days, {"DOB": "20261123"}, {"DOB": "20261124"}, "DOB"),
]


@pytest.mark.parametrize(("rule", "inside", "outside", "marked"), RULES)
def test_unconfirmed_inside_and_outside(
    rule: Rule, inside: dict[str, str], outside: dict[str, str], marked: str
) -> None:
    rule(inside)
    with pytest.raises(Refused) as no:
        rule(outside)
    assert no.value.field == marked
    assert no.value.cure
