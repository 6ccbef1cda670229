"""A security: currency, bond, stock, money order, traveler's check; its number, denomination, issuer and owner."""
