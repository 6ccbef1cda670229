"""Categories of part that the file treats apart: papers and plates, which bear the number of a whole vehicle."""

from leads.messages.fields import Values

#: Certificates of title and of origin.
PAPERS = frozenset({"CF", "CT"})
#: The plate with a vehicle's number.
VIN_PLATE = "VP"
#: The brand of whatever has none, and the categories that it may not stand with (grade A).
ANY_BRAND = "PART"
NEED_A_BRAND = frozenset({"CF", "CT", "EN", "OB", "TN"})


def bears_a_vehicles_number(values: Values) -> bool:
    """Whether the number on record is that of a whole vehicle, whose owner may drive it with every right."""
    return values.get("CAT") in PAPERS or values.get("CAT") == VIN_PLATE


def brand_code(values: Values) -> str:
    """The code of a part's brand, without the words after it."""
    return values.get("BRA", "").partition(" ")[0]
