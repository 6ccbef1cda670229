"""A link's limits are the numbers of policy, with the state's own over the defaults."""

from leads.rules.numbers import NUMBERS
from leads.switch.link.limits import Limits, limits


def test_every_limit_of_policy_is_read_and_a_states_own_counts() -> None:
    found = limits()
    named = {name for name in Limits.__dataclass_fields__ if f"link.{name}" in NUMBERS}
    assert len(named) > 5
    assert all(getattr(found, name) == NUMBERS[f"link.{name}"].value for name in named)
    assert limits({"link.sign_on_tries": 3}).sign_on_tries == 3
