"""The cut of a run into the parts that a cluster's workers get."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chronofuse.engine.cluster.parts import plan
from chronofuse.engine.raster.strips import BLOCK


@given(
    height=st.integers(1, 20000), dates=st.integers(1, 9), slots=st.integers(1, 40), each=st.integers(1, 4)
)
def test_parts_cover_every_row_of_every_date_once_and_end_where_strips_end(height, dates, slots, each):
    parts = plan(height, dates, slots, each)
    for date in range(dates):
        edges = [0, *(part.last for part in parts if part.date == date)]
        assert edges[:-1] == [part.first for part in parts if part.date == date] and edges[-1] == height
        assert all(a < b for a, b in pairwise(edges)) and all(edge % BLOCK == 0 for edge in edges[:-1])
    assert len(parts) == dates or dates < slots
