"""Dated images of one place as one value, from whatever they lie in; and which of them make pairs."""
