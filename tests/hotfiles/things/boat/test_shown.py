"""How a boat is shown: numbers, make, type and looks in words."""

from leads.hotfiles.things.boat.shown import boat_facts, boat_named, boat_shown, registration_shown

BOAT = {
    "BHN": "TST12345A595", "REG": "IL1234AB", "RES": "IL", "REY": "2027", "BYR": "1995", "BMA": "SEA",
    "BMO": "SUNDANCER", "BTY": "CRU", "BCO": "WHI/BLU", "BLE": "018", "HUL": "PL", "HSP": "DV", "PRO": "IN",
    "BNM": "ANYTOWN BELLE", "HPT": "ANYTOWN IL", "CGD": "1234567", "OAN": "FLEET0042",
}  # fmt: skip


def test_what_to_compare_with_the_boat() -> None:
    assert dict(boat_facts(BOAT)) == {
        "Hull number": "TST12345A595",
        "Registration": "IL1234AB, Illinois, 2027",
        "Document number": "1234567",
        "Owner-applied number": "FLEET0042",
        "Boat": "White over Blue 1995 SEA SUNDANCER, 18 feet: Cruiser (inboard motor)",
        "Hull": "Plastic or fiberglass, Deep-V",
        "Propulsion": "Inboard",
        "Name": "ANYTOWN BELLE",
        "Home port": "ANYTOWN IL",
    }
    assert boat_named(BOAT) == "IL1234AB"


def test_what_is_not_known_leaves_no_trace() -> None:
    assert registration_shown({}) == boat_named({}) == boat_shown({}) == ""
    assert boat_shown({"BTY": "JSK"}) == "Jet ski"
    assert boat_named({"CGD": "1234567"}) == "1234567"
    assert all(not value for _, value in boat_facts({}))
