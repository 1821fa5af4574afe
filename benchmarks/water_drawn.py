"""Water of the TerraMesh chips, drawn by eye on the day's own image.

The labels of the chips are a product of a year, and their images are of one day: on the one with the sea,
the beach and the flats are labelled water. So the water was drawn in colour pictures of each chip (red, green
and blue; nir, red and green), enlarged eleven times, and nothing was changed once it had been compared:
outlines of what is wide, and the middle line with half its width of what is narrow, in pixels from the upper
left corner. Three of the five chips show none; a dark hollow of 90 pixels in a field of 637U was left land.
"""

from __future__ import annotations

import numpy as np

SIDE, FINE = 224, 8

# fmt: off
RIVER = (
    (224, 15, 1.7), (217, 15.2, 1.6), (211, 16, 1.6), (208, 18, 1.5), (205.5, 20.5, 1.6), (203, 23.5, 1.4),
    (202, 27, 1.4), (203, 31, 1.6), (206, 33.5, 1.6), (210, 36.5, 1.6), (213.5, 40, 1.6), (216, 43, 1.5),
    (216.6, 48, 1.4), (216.3, 53, 1.4), (215.2, 58, 1.4), (213.5, 61.5, 1.5), (211, 65, 1.5),
    (209, 69, 1.5), (207.3, 72, 1.5), (205.3, 75.5, 1.5), (203.3, 79, 1.5), (200.8, 82, 1.5),
    (198, 85, 1.5), (195, 88, 1.5), (191.5, 91, 1.5), (189, 93, 1.5), (187, 95.3, 1.5), (184.5, 98.5, 1.5),
    (182, 102.5, 1.5), (180.3, 106, 1.5), (178, 110, 1.5), (175.5, 114, 1.5), (173, 118, 1.5),
    (170.5, 121, 1.5), (168, 123.5, 1.5), (164, 125.5, 1.3), (161, 126, 1.5), (159.3, 124, 2.4),
    (159.3, 120, 2.4), (159.3, 115, 1.9), (159, 110, 1.8), (158.3, 105, 1.7), (158.3, 100, 1.8),
    (158.5, 96, 2.3), (158, 91, 2.4), (155.8, 85.5, 2.3), (152.5, 82, 2.2), (148.5, 81, 2.1),
    (145, 81.5, 2.1), (143.5, 84, 2), (143.2, 88, 1.6), (142.5, 92, 1.5), (140.5, 97, 1.5),
    (138.5, 101, 1.7), (136.3, 104.5, 1.8), (134, 108.3, 1.9), (131, 112, 2), (127.3, 115.7, 2),
    (122, 119.3, 2.1), (117, 122.7, 2.4), (111, 126.3, 2.5), (106, 129.5, 2.5), (102, 132.5, 2.4),
    (99, 136, 2.2), (97, 140, 2.1), (95.3, 144, 1.9), (93.7, 148, 1.6), (92, 152, 1.3), (91, 157, 1.2),
    (90.7, 162, 1.2), (90.4, 166, 1.3), (89.7, 170, 1.4), (88.3, 175, 1.6), (86.7, 180, 1.7), (85, 185, 2),
    (83.5, 190, 2.2), (81.5, 195, 2.3), (79, 200, 2.3), (76.5, 205, 2), (74, 210, 1.8), (71.5, 214, 1.9),
    (68.5, 218, 2), (65, 221, 2.2), (60, 223.5, 2),
)
LOOP = (
    (0, 200, 1.5), (4, 200.6, 1.5), (8, 201.7, 1.5), (12, 203, 1.5), (16, 205, 1.5), (20, 207.8, 1.5),
    (25, 211.3, 1.6), (29, 214.5, 1.6), (33, 217.7, 1.6), (38, 220.7, 1.8), (43, 222.5, 1.8),
    (48, 224, 1.8),
)
POND = (
    (138.5, 119), (144.5, 119), (145, 121), (143, 123), (139.5, 122.5),
)
SEA = (
    (68, 224), (75, 219), (82, 212.5), (90, 205), (97, 198.5), (104, 192), (110, 186.5), (117, 180),
    (124, 172.5), (132, 163.5), (140, 154), (147, 145.5), (154, 136.5), (161, 128), (168, 120),
    (174, 112.5), (180, 104.5), (183, 100), (187, 95), (190, 91.5), (195, 85.5), (199, 80), (204, 75),
    (210, 69.5), (214, 65), (218, 60), (222.5, 55), (224, 53.5), (224, 224),
)
LAGOON = (
    (117.5, 0), (115, 6), (113.5, 12), (112.5, 18), (111.5, 24), (110, 30), (107.5, 35), (105, 41),
    (103, 46), (101.5, 52), (100.3, 58), (99.8, 65), (99.5, 75), (99, 85), (99, 95), (99.3, 103),
    (100, 109), (103, 113.5), (108, 116), (111, 121), (114, 126), (118, 128.5), (122, 128.5), (122.5, 126),
    (119, 123.5), (115.5, 119), (113, 114), (111.5, 110), (110, 104), (109, 98), (108.5, 93), (109.5, 87),
    (111.5, 82), (113, 78), (114, 74), (116, 68), (117.3, 62), (118.5, 56), (120.5, 50), (122, 43),
    (122.8, 37), (124, 32), (126.5, 29), (129.5, 29.5), (132, 33), (135, 36.5), (138, 35), (138.2, 30),
    (137, 25), (135, 21), (132, 17), (131.5, 13), (133.5, 8), (135.5, 4), (138, 0),
)
ARM = (
    (151, 0), (149.5, 5), (148.5, 12), (147.5, 20), (147, 28), (147.5, 34), (149.5, 38), (152.5, 41),
    (154.5, 43.5), (156, 48), (158.5, 48), (158.5, 43), (157.8, 38.5), (160.5, 37), (162.5, 33),
    (163.5, 27), (164, 20), (165, 13), (166, 6), (167, 0),
)
ARM_END = (
    (156, 55), (159, 55), (159, 63), (157.5, 67), (155, 67),
)
POOL = (
    (127, 53.5), (131, 53.5), (133.5, 57), (136, 61), (138, 66), (138.3, 70), (137, 74), (135, 78),
    (133, 80.5), (129, 81), (125.5, 79.5), (125, 75), (127, 72), (126, 69.5), (124.5, 66), (125, 61),
    (125.5, 57),
)
RILL = (
    (114.5, 72), (119, 71.5), (126, 70.5), (126, 69), (119, 70), (115, 70.5),
)
# fmt: on
OUTLINES = {
    "282D_485L_3_3": (SEA, LAGOON, ARM, ARM_END, POOL, RILL),
    "433D_629L_3_1": (POND,),
}
LINES = {"433D_629L_3_1": (RIVER, LOOP)}


def drawn_water(chip: str) -> np.ndarray:
    """(SIDE, SIDE) bool: pixels that are water for the most part."""
    inside = np.zeros((SIDE * FINE, SIDE * FINE), bool)
    rows, columns = (np.mgrid[: SIDE * FINE, : SIDE * FINE] + 0.5) / FINE
    for outline in OUTLINES.get(chip, ()):
        inside |= _within(rows, columns, np.array(outline))
    for line in LINES.get(chip, ()):
        for begin, end in zip(np.array(line)[:-1], np.array(line)[1:]):
            _widen(inside, rows, columns, begin, end)
    return inside.reshape(SIDE, FINE, SIDE, FINE).mean(axis=(1, 3)) >= 0.5


def _within(rows: np.ndarray, columns: np.ndarray, outline: np.ndarray) -> np.ndarray:
    """Whether points lie within a ring: by how often a line to the right crosses it."""
    crossed = np.zeros(rows.shape, bool)
    for (x0, y0), (x1, y1) in zip(outline, np.roll(outline, -1, axis=0)):
        if y0 == y1:
            continue
        between = (rows >= min(y0, y1)) & (rows < max(y0, y1))
        crossed ^= between & (columns < x0 + (rows - y0) * (x1 - x0) / (y1 - y0))
    return crossed


def _widen(inside: np.ndarray, rows: np.ndarray, columns: np.ndarray, begin, end) -> None:
    """Marks what lies within half the width of a piece of a line."""
    (x0, y0, w0), (x1, y1, w1) = begin, end
    first = [max(int((min(a, b) - max(w0, w1)) * FINE) - 1, 0) for a, b in ((y0, y1), (x0, x1))]
    last = [int((max(a, b) + max(w0, w1)) * FINE) + 2 for a, b in ((y0, y1), (x0, x1))]
    part = slice(first[0], last[0]), slice(first[1], last[1])
    y, x = rows[part], columns[part]
    along = np.clip(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / ((x1 - x0) ** 2 + (y1 - y0) ** 2), 0, 1)
    away = np.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))
    inside[part] |= away < w0 + along * (w1 - w0)
