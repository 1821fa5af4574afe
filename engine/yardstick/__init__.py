"""The yardstick: every figure that the project quotes, streamed over windows.

measure.py is the pass that everything goes through: survey.py (what the figures are relative to) -> kernels
(sums over pixels) -> metrics.py (formulas) and classes.py (boundaries and agreement). series.py compares
dates, consistency.py needs no truth. What each figure is called and says stands in engine/door/figures.py.
"""
