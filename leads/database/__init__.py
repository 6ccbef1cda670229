"""PostgreSQL: where it is, how it is started and stopped, and how it comes back after a crash."""
