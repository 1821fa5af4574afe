"""The command line: a face in a terminal, as the dock and the toolbox are faces in QGIS."""
