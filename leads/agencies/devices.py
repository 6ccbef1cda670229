"""The devices of an agency, as far as others ask for them."""

from leads.agencies.models import Device


def connected(agency_id: int) -> list[int]:
    """The agency's devices that reach LEADS: approved and not withdrawn; these are told what concerns the agency."""
    live = Device.objects.filter(agency_id=agency_id, withdrawn_at=None).exclude(approved_at=None)
    return list(live.order_by("pk").values_list("pk", flat=True))
