"""Fields of an article, in the order of a form.

Lengths and edits: published NCIC and state field tables, as collected in the project's reference. The dictionary of 841
names is not public in one piece, so that a name is taken as it is sent when its kind is one of the list.
"""

from leads.hotfiles.declare.edits import pattern
from leads.hotfiles.declare.fields import text_field
from leads.hotfiles.things.article.edits import article_type
from leads.messages.fields import Field

_GROUP = "Article"

TYP = Field(
    "TYP",
    "Article type",
    article_type,
    "BBICYCL",
    7,
    codes="ATYP",
    group=_GROUP,
    help="Letter of its kind, then six of its name",
)
BRA = Field(
    "BRA", "Brand", pattern("BRA", r"[A-Z0-9]{2,6}", "two to six letters and digits", "SCHWI"), "SCHWI", 6, group=_GROUP
)
MOD = text_field("MOD", "Model", _GROUP, 15, "CRUISER 7")
