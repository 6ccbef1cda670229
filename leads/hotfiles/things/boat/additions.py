"""What may stand under the record of a stolen boat: the trailer that was stolen with it."""

from leads.hotfiles.things.vehicle.additions import vehicle_added

#: One for a boat (grade K): the published key has no number behind it.
TRAILER = vehicle_added("trailer", "boat", "trailer of", "trailers")
