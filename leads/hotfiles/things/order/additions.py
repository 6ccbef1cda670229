"""What may be added to an order's record after its entry: whom else it protects, what else it forbids."""

from leads.hotfiles.declare.additions import Kind, one_more
from leads.hotfiles.declare.fields import codes
from leads.hotfiles.things.order.fields import PCO, PPB, PPN, PROTECTED, PSN
from leads.hotfiles.things.order.shown import protects

_MOST = "values"

#: Who asks for them as if for the respondent is told whom the order protects, as of the first.
PROTECTED_TOO = Kind(
    name="protected person",
    words="another protected person",
    fields=PROTECTED,
    known_by=(codes(PPN, PPB), codes(PPN, PSN)),
    most=_MOST,
    shown=protects,
    found_by=("NAM",),
    says="It also protects {}.",
)
CONDITION = one_more("condition", "another condition", PCO, _MOST)
