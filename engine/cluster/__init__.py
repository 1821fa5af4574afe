"""A run over several machines: how it is cut, sent to Dask's workers, and joined."""
