"""What the layers that runs left in a project carry, by which they are told from the analyst's own."""

RUN = "chronofuse/run"
"""The custom property of a layer, or of a group, that a run left: when that was."""
ROLE = "chronofuse/role"
"""That of what such a raster is: a role of the outputs."""
