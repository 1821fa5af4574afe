"""What people read of a run: HTML, its plots, text and CSV."""
