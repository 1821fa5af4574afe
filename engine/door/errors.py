"""Everything that can go wrong for a user, as one small family.

Each error is one sentence with the values and the remedy, has a `code` that an interface can translate by,
and is also the builtin that a Python caller would expect (ValueError, OSError, ...). The command line, the
algorithm and the dock all show `str(error)` and nothing else.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from .addresses import without_secrets
from .plain_text import one_line


class ChronofuseError(Exception):
    """Base of the family. `code` is stable; the sentence may change.

    Whatever a sentence quotes (names of files, what GDAL says, addresses) is shown, never obeyed, and lets
    nobody in anywhere.
    """

    code = "internal-error"

    def __init__(self, sentence: str = "") -> None:
        super().__init__(one_line(without_secrets(str(sentence))))


class InternalError(ChronofuseError, RuntimeError):
    """A defect of ours: the worker met an exception that nobody foresaw."""

    code = "internal-error"


class MissingFileError(ChronofuseError, FileNotFoundError):
    code = "missing-file"


class UnreadableFileError(ChronofuseError, OSError):
    code = "unreadable-file"


class OutputExistsError(ChronofuseError, FileExistsError):
    code = "output-exists"


class OutputNotWritableError(ChronofuseError, PermissionError):
    code = "output-not-writable"


class DiskFullError(ChronofuseError, OSError):
    code = "disk-full"


class NoCrsError(ChronofuseError, ValueError):
    code = "no-crs"


class NoOverlapError(ChronofuseError, ValueError):
    code = "no-overlap"


class GridMismatchError(ChronofuseError, ValueError):
    code = "grid-mismatch"


class AllNodataError(ChronofuseError, ValueError):
    code = "all-nodata"


class BandMismatchError(ChronofuseError, ValueError):
    code = "band-mismatch"


class ProductFileError(ChronofuseError, ValueError):
    """A description of satellites' products that can't be read."""

    code = "bad-products"


class ClassesError(ChronofuseError, ValueError):
    """A raster of classes that holds something else, or classes asked for in two ways at once."""

    code = "bad-classes"


class SeriesError(ChronofuseError, ValueError):
    """A series whose dates can't be told or told apart, or a table of it that can't be read."""

    code = "bad-series"


class PlacesError(ChronofuseError, ValueError):
    """A file of points or polygons that can't be read, or that lacks what was asked for."""

    code = "bad-places"


class FactorsError(ChronofuseError, ValueError):
    """A response that nothing can be told of, or factors that are none."""

    code = "bad-factors"


class RatioError(ChronofuseError, ValueError):
    code = "bad-ratio"


class RoleError(ChronofuseError, ValueError):
    """An image that was given as what it can't be: a fine one as a coarse one, one file as two dates."""

    code = "wrong-role"


class UnknownMethodError(ChronofuseError, LookupError):
    code = "unknown-method"


class PairCountError(ChronofuseError, ValueError):
    """A method was given fewer or more pairs than it takes."""

    code = "pair-count"


class ParameterError(ChronofuseError, ValueError):
    """A method's parameter that does not exist, or a value that it can't have."""

    code = "bad-parameter"


class UncertaintyError(ChronofuseError, ValueError):
    """An uncertainty was asked for of a method that gives none."""

    code = "no-uncertainty"


class ChangeProbabilityError(ChronofuseError, ValueError):
    """A probability of change was asked for of a method that gives none."""

    code = "no-change-probability"


class CalibrationError(ChronofuseError, ValueError):
    """A report that can't scale an uncertainty."""

    code = "bad-calibration"


class ModelFileError(ChronofuseError, ValueError):
    """An ONNX file that is broken, changed, or not one of ours."""

    code = "bad-model-file"


class CheckpointError(ChronofuseError, ValueError):
    """The weights of a network that can't be used: not whole, of another network, or with code in them."""

    code = "bad-checkpoint"


class ExportError(ChronofuseError, RuntimeError):
    """A model file that would not compute what the network does."""

    code = "export-differs"


class TrainingMissingError(ChronofuseError, RuntimeError):
    """The part of Chronofuse that needs torch, or torch itself, is not installed."""

    code = "training-missing"


class JobError(ChronofuseError, ValueError):
    """A job file with unknown keys, a wrong version or values of the wrong type."""

    code = "bad-job"


class DeviceError(ChronofuseError, RuntimeError):
    code = "device-unusable"


class OutOfMemoryError(ChronofuseError, MemoryError):
    code = "out-of-memory"


class MemoryBudgetError(ChronofuseError, ValueError):
    """A budget that not even one small tile fits in, or a tile that does not fit in the budget."""

    code = "memory-budget"


class TileError(ChronofuseError, ValueError):
    """A tile that the method can't work with."""

    code = "bad-tile"


class ResumeError(ChronofuseError, ValueError):
    """An unfinished run that is not the one that was asked for."""

    code = "resume-changed"


class OutputBusyError(ChronofuseError, BlockingIOError):
    """Another run writes to the same output."""

    code = "output-busy"


class StalledError(ChronofuseError, TimeoutError):
    """The engine's process made no progress for so long that it was stopped."""

    code = "stalled"


class ClusterError(ChronofuseError, ConnectionError):
    """A Dask cluster that can't be reached, or that lost too many workers."""

    code = "cluster"


class TrainingDataError(ChronofuseError, ValueError):
    """A folder that nothing, or not enough, can be learnt from."""

    code = "training-data"


class TrainingOverlapError(ChronofuseError, ValueError):
    """Places to learn from and places to validate on that show the same ground."""

    code = "training-overlap"


class TrainingFailedError(ChronofuseError, ArithmeticError):
    """A training whose loss is no number any more."""

    code = "training-failed"


class EngineMissingError(ChronofuseError, RuntimeError):
    """The engine's private Python environment is not there yet."""

    code = "engine-missing"


class WorkerDiedError(ChronofuseError, RuntimeError):
    """The engine's process ended without saying why."""

    code = "worker-died"


class ProtocolError(ChronofuseError, RuntimeError):
    """The worker printed something that is not an event: a defect of ours, never skipped."""

    code = "protocol"


class CancelledError(ChronofuseError):
    code = "cancelled"


BY_CODE = {cls.code: cls for cls in ChronofuseError.__subclasses__()}


def from_code(code: str, message: str) -> ChronofuseError:
    """The error of that code, as the client raises it again on its side of the process border."""
    return BY_CODE.get(code, InternalError)(message)
