"""What a thing is: everything about a vehicle or a person stands in its folder."""
