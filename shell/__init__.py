"""What the dock and the toolbox share of QGIS: where a layer's data lie, how results look, and a few
phrases."""
