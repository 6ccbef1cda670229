"""Sends an act's message to the hot files as the exchange does once the gates have let it through."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from leads.agencies.policy import overrides
from leads.hotfiles.acts.done import Done
from leads.hotfiles.acts.table import do_act
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.messages.read import read_values
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.makers import NOW, actor

STOLEN = {
    "LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC", "VIN": "1M8GDM9AXKP042788", "VYR": "1989",
    "VMA": "CHEV", "VCO": "BLU", "DOT": "20261121", "OCA": "26-000123", "SUP": "INVESTIGATIVE REPORT",
    "SUD": "RECORDS DESK 217-555-0140",
}  # fmt: skip
WANTED = {
    "NAM": "DOE, JANE Q", "SEX": "F", "RAC": "W", "DOB": "19881224", "HGT": "509", "WGT": "165", "HAI": "BRO",
    "OFF": "2404", "DOW": "20261101", "EXL": "01", "OCA": "26-10411", "SUP": "WARRANT",
    "SUD": "RECORDS DESK 217-555-0140",
}  # fmt: skip


def send(key: str, fields: dict[str, str], by: Person, now: datetime = NOW) -> Done:
    """Reads the fields and does the act. Raises Refused."""
    declared, today = MESSAGE_KEYS[key], now.astimezone(ZoneInfo(by.agency.zone)).date()
    values = read_values(declared, list(fields.items()), today, FIELDS)
    numbers = {name: one.value for name, one in overrides(now).items()}
    return do_act(declared, values, actor(by, "SMP1"), now, numbers)


def no(key: str, fields: dict[str, str], by: Person, now: datetime = NOW) -> Refused:
    """The no to an act."""
    with pytest.raises(Refused) as said:
        send(key, fields, by, now)
    assert said.value.cure
    return said.value
