"""Teeth: the dental chart of somebody who is missed, and of somebody who was found, and what the two say together."""
