"""A boat: its hull number, registration, document and owner's number, make and looks."""
