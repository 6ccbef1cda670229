"""A dental chart beside a record: a row for each of its teeth, one for X-rays and one for each remark."""

from dataclasses import replace

from leads.hotfiles.declare.additions import Kind, one_more
from leads.hotfiles.things.teeth import fields as f

_MOST = "values"
TOOTH = replace(one_more("tooth", "dental chart", f.DCH, _MOST), as_one=True)
X_RAYS = one_more("dental x-rays", "dental X-rays at hand", f.DXR, _MOST)
REMARK = one_more("dental remark", "dental remarks", f.DRE, _MOST)
#: All that a chart consists of. It comes and goes by messages of its own, and by no supplement.
CHART: tuple[Kind, ...] = (TOOTH, X_RAYS, REMARK)
