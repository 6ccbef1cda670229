"""What a message means: one batch, answered in ordinary sequential steps."""
