"""One hot file a module; `leads.hotfiles.registry` finds them."""
