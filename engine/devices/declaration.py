"""What a model file says of itself, against its manifest: its graph's names, types and shapes; its priors."""

from __future__ import annotations

from ...models.catalogue.errors import ParameterValueError as Refused
from ...models.catalogue.installed import catalogue
from ...models.catalogue.manifest import Manifest
from ...models.catalogue.tensors import FIGURE_ROLES, SCALAR_ROLES, Tensor
from .inference import Session

FLOAT32 = "tensor(float)"


class Wrong(Exception):  # noqa: N818 (it is what is wrong, as the rest of a sentence on the model)
    """What the model does not do."""


def check_priors(manifest: Manifest) -> None:
    methods = catalogue()
    for tensor in manifest.inputs:
        if tensor.role != "prior":
            continue
        method = methods.get(tensor.of)
        if method is None or method.family == "network" or method.pairs_min > 1:
            usable = ", ".join(m.name for m in methods.values() if m.family != "network" and m.pairs_min == 1)
            raise Wrong(f"asks for a prediction of '{tensor.of}', which can't be had: use one of {usable}.")
        try:
            method.settle(tensor.settings)
        except Refused as error:
            raise Wrong(f"asks for a prediction that can't be had: {error}") from error


def check_tensors(session: Session, manifest: Manifest) -> None:
    """Names, types and shapes of the graph's inputs and output."""
    has, needs = set(session.inputs), {t.name for t in manifest.inputs}
    if has != needs or manifest.output not in session.outputs:
        outputs = ", ".join(sorted(session.outputs))
        raise Wrong(
            f"has the inputs {', '.join(sorted(has))} and the outputs {outputs}, but its manifest names "
            f"{', '.join(sorted(needs))} and '{manifest.output}': correct the manifest."
        )
    for name in (*sorted(needs), manifest.output):
        if session.types[name] != FLOAT32:
            raise Wrong(
                f"has '{name}' as {session.types[name]}, but float32 is needed at the ends of a graph: "
                "cast inside of it, and export it again."
            )
    for tensor in manifest.inputs:
        _check_shape(session.inputs[tensor.name], tensor, manifest)


def _check_shape(shape: tuple, tensor: Tensor, manifest: Manifest) -> None:
    """The shape that the graph declares, against that of the tensor's role; a free side is a name or None."""
    needed = _sides_of(tensor)
    sentence = f"declares '{tensor.name}' as ({', '.join(str(s or '?') for s in shape)})"
    if len(shape) != len(needed):
        raise Wrong(
            f"{sentence}, but the role '{tensor.role}' has ({', '.join(needed)}): correct the role, or "
            "export the model with such a tensor."
        )
    for side, name in zip(shape, needed):
        if not isinstance(side, int) or (name in ("batch", "1") and side == 1):
            continue
        if name in ("rows", "cols"):
            raise Wrong(
                f"{sentence}, but images come in tiles of any size: export it with free rows and columns "
                "(dynamic_shapes, or dynamic_axes, of torch.onnx.export)."
            )
        if name != "bands":
            raise Wrong(
                f"{sentence}, but it must take one tile, or any number: export it with a free first side."
            )
        bands = "any" if manifest.bands == "any" else len(manifest.bands)
        if side != bands:
            raise Wrong(
                f"{sentence}, that is, with {side} bands, but its manifest says {bands}: list their names, "
                "in their order, under 'bands'."
            )


def _sides_of(tensor: Tensor) -> tuple[str, ...]:
    if tensor.role in SCALAR_ROLES:
        return ("batch",)
    if tensor.role in FIGURE_ROLES:
        return "batch", "bands"
    return "batch", "1" if tensor.role == "valid" else "bands", "rows", "cols"
