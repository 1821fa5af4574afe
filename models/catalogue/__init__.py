"""What a method is: its manifest, its parameters, its card, and all that are installed. Standard library
alone."""
