"""The fine image from whose shore that of a fused image is moved, opened by the same rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Optional

from ...align import crs, warp
from ...align.warp import north_up
from ...door.collection_source import CollectionSource
from ...door.errors import BandMismatchError, SeriesError
from ...raster.readers import described
from . import opening
from .bands import PAIR
from .levels import Level, level_of_image, source_at
from .moved_source import USUAL_RATIO, Moved, moved, ratio_of
from .opening import Asked, Chosen
from .sources import WaterSource

NAME = "The fine image of the pair"


@dataclass
class Reference:
    """The fine image, the heights, and what was found."""

    path: str
    dem: Optional[str]
    asked: Asked
    chosen: Chosen
    found: Optional[Moved] = field(default=None, init=False)
    tells_ratio: bool = field(default=True, init=False)

    @classmethod
    def opened(cls, path: str, dem: Optional[str], asked: Asked, fused: Chosen) -> Reference:
        """The reference of what was chosen.

        Raises:
            SeriesError: it is of several dates.
            ChronofuseError: the reference can't be read.
        """
        if len(fused.days) > 1:
            raise SeriesError(
                f"A reference belongs to one fused image, and there are {len(fused.days)} dates: give one "
                "image, or leave the reference out."
            )
        described(path, NAME)
        alone = Asked(asked.rule, asked.threshold, (), 1, asked.smooth, None)
        chosen = opening.choose((CollectionSource((path,)),), alone, lambda share: None)
        return cls(path, dem, alone, chosen)

    def level(self, step: Callable[[float], None]) -> Level:
        """That of the reference, whose histogram no fusion has blurred.

        Raises:
            ChronofuseError: as of `level_of_image`.
        """
        return level_of_image(self.chosen, 0, self.asked, None, step)

    def moved(self, fused: WaterSource, level: Level, folder: Path) -> WaterSource:
        """A fused image with its shore moved; as it is where there are not both water and land.

        Raises:
            BandMismatchError: one of the images has no two bands of an index.
            ChronofuseError: an image can't be read, or lies elsewhere.
        """
        reference = source_at(self.chosen, 0, self.asked, fused.grid, level, exactly=True)
        for one in (reference, fused):
            if one.choice.kind != PAIR:
                raise BandMismatchError(
                    f"A shore is moved by green and swir1 (MNDWI) or green and nir (NDWI), but '{one.path}' "
                    f"gives {one.choice.index.upper()} alone: leave the reference out."
                )
        crs.require_overlap(reference.image, fused.image)
        dem = None
        if self.dem:
            dem = north_up(described(self.dem, "The DEM")[0].with_bands([0]))
            crs.require_overlap(dem, fused.image)
            dem = warp.to_grid(dem, fused.grid)
        self.tells_ratio = ratio_of(fused.path) is not None
        source, self.found = moved(fused, reference, dem, folder, lambda share: None)
        return source or fused

    @property
    def figures(self) -> Optional[dict[str, Any]]:
        """Of the report."""
        one = self.found
        if one is None:
            return None
        rounded = {name: round(getattr(one, name), 4) for name in ("rise", "ratio")}
        return {**rounded, "unit": one.unit, "blocks": one.blocks}

    @property
    def remarks(self) -> list[str]:
        """Sentences on what was found."""
        one, name = self.found, Path(self.path).name
        if one is None:
            return [f"'{name}' does not show water and land: the outlines are those of the image itself."]
        how = f"rose by {one.rise:.2f} m" if one.unit == "m" else f"reaches {one.rise:+.2f} pixels further"
        said = [
            f"The shore of '{name}' was moved: the water {how}, in the middle of {one.blocks} parts of the "
            "image."
        ]
        if one.unit != "m" and abs(one.rise) > 1:
            said.append(
                "Without heights the shore is moved alike on all sides, and a flat bank is flooded further "
                "than a steep one: a DEM (--dem) tells where."
            )
        if not self.tells_ratio:
            said.append(
                f"The image does not say how large its coarse pixels were: {USUAL_RATIO:g} fine pixels were "
                "taken."
            )
        return said
