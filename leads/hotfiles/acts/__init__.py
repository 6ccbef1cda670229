"""What may be done to a hot file record: each act, its history and its ledger line in one transaction."""
