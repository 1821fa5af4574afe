"""The methods, a file each. base.py is the contract, registry.py finds them by name."""
