"""Who may do what now: one snapshot, one table of gates."""
