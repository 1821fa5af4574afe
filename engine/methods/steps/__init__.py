"""What several methods do alike: classes, similar pixels, weights in time, splines."""
