"""Networks, their training and export, and the manifests that describe every method.

Nothing here imports ui, toolbox or qgis, and of the engine nothing but its front door (engine/door); only
networks/ and training/ import torch.
"""
