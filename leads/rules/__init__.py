"""What the law says: clauses as data, limits with their dates, and pure functions in the order of the regulation.

This room knows no database, no clock and no Django. Everything above may import it; it imports nothing above.
"""
