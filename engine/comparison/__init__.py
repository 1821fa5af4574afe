"""Methods compared on dates with a known truth: which dates are hidden, what is cut out, who stands where."""
