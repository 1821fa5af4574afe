"""What ends a training that was asked to stop."""


class Stopped(Exception):  # noqa: N818 (it is no error)
    """The training was asked to stop; what is finished of it is kept."""
