"""The headless engine. engine/door/ is what every face knows of it; docs/architecture.md shows the rooms."""
