"""What may be added to the record of somebody who is missed, or was found, after its entry."""

from leads.hotfiles.declare.additions import one_more
from leads.hotfiles.things.body.fields import SMT
from leads.hotfiles.things.person.additions import mark_shown

#: More of them than of anybody else: by them a body is known. One state's guide to supplements, grade A.
MARK = one_more("mark", "another mark", SMT, "marks_of_missing", mark_shown)
