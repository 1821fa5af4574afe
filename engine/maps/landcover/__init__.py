"""Maps of classes: samples, what a model is given of a pixel, models, areas with intervals."""
