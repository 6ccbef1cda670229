"""People: screening, certification, appointments, sign-on."""
