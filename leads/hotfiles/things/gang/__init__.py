"""A gang or terrorist organization: its name and subgroup, how it is known, and until when what is on file may stay."""
