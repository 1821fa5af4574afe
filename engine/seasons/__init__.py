"""The seasons of a series: an index of every date smoothed in time, and when it rises and falls."""
