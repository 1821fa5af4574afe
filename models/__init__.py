"""Networks, their training and export, and the manifests that describe every method.

Nothing here imports engine, ui, toolbox or qgis; only networks/ and training/ import torch.
"""
