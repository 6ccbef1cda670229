"""What is accepted of a plate by itself, but has to be read once more."""

from collections.abc import Iterator

from leads.hotfiles.things.vehicle.doubts import vehicle_doubts
from leads.messages.fields import Values

_PERSONALIZED = "PE"


def plate_doubts(values: Values) -> Iterator[str]:
    """Doubts as sentences: a plate too long for other files, and a number that its owner may still drive with."""
    yield from vehicle_doubts(values)
    if values.get("LIT") == _PERSONALIZED:
        yield (
            "A personalized plate (LIT/PE) is not entered where its owner goes on using the number: new plates of it "
            "would hit. Ask the owner."
        )
