"""What a method is, and which are installed. Standard library alone, because QGIS itself reads the catalogue.

Nothing is imported here: whoever needs something takes it from the file where it lies.
"""
