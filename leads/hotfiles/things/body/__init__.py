"""A body, living or dead: what identifies it when nobody can say the name, and how it may be a missing person's."""
