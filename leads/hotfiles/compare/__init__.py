"""How a record is compared with an inquiry: the weights as one table, and what each comparison says in words."""
