"""Terminal links: sockets, frames, limits."""
