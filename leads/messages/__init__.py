"""What any message consists of: fields, message keys, reading."""
