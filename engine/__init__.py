"""The headless engine. Its front door is job, events, errors and client (standard library alone)."""
