"""The yardstick: every figure that the project quotes, streamed over windows.

measure.py is the pass that everything goes through: survey.py (what the figures are relative to) ->
second_pass.py with the kernels (sums over pixels) -> figures_of_sums.py with metrics.py (formulas).
class_rules.py and class_agreement.py are about classes and their boundaries. series_figures.py compares
dates, consistency.py needs no truth. What each figure is called and says stands in engine/door/figures.py.
"""
