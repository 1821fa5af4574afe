"""Classifiers fitted to samples that the engine has read; scikit-learn stays in this process."""
