"""The recogniser's network, in the file format it is run from and as something that can be fitted.

Needs the packages of the dependency group `fit`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional

_WHEEL = "models/PP-OCRv6_rec_small.onnx"
_HEAD = ("linear_8.w_0", "linear_8.b_0")
_ALPHABET = "character"
_STATISTICS = (".w_1", ".w_2")
_SMALL = 64
"""Numbers from which on a weight is worth storing in half the bytes."""
Tensor = Any
Model = Any


def published() -> Model:
    """PP-OCRv6's small recogniser, as its package carries it."""
    return onnx.load_from_string(files("rapidocr").joinpath(_WHEEL).read_bytes())


def signs(model: Model) -> tuple[str, ...]:
    """What the columns of its output stand for; the first is the blank between letters."""
    return ("", *_property(model).value.split("\n"))


def cut(model: Model, letters: str) -> Model:
    """The same network with only these letters, and the blank, to choose from."""
    known = (*signs(model), " ")
    columns = [0, *(n for n, sign in enumerate(known) if sign and sign in letters)]
    for weights in model.graph.initializer:
        if weights.name in _HEAD:
            kept = np.ascontiguousarray(numpy_helper.to_array(weights)[..., columns])
            weights.CopyFrom(numpy_helper.from_array(kept, weights.name))
    _property(model).value = "\n".join(known[n] for n in columns[1:])
    # Shapes noted for the whole alphabet no longer hold.
    del model.graph.value_info[:]
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(columns)
    return model


def halved(model: Model) -> Model:
    """Weights stored as 16-bit numbers; the runtime widens them once, when it loads the file."""
    small = onnx.ModelProto()
    small.CopyFrom(model)
    widened = []
    for weights in small.graph.initializer:
        numbers = numpy_helper.to_array(weights)
        if numbers.dtype == np.float32 and numbers.size >= _SMALL:
            name = weights.name
            weights.CopyFrom(numpy_helper.from_array(numbers.astype(np.float16), f"{name}.half"))
            widened.append(onnx.helper.make_node("Cast", [f"{name}.half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = [*widened, *small.graph.node]
    del small.graph.node[:]
    small.graph.node.extend(nodes)
    return small


def _property(model: Model) -> Any:
    return next(each for each in model.metadata_props if each.key == _ALPHABET)


@dataclass(slots=True)
class _Step:
    operation: str
    inputs: Sequence[str]
    output: str
    options: Mapping[str, Any]


@dataclass
class Network:
    """A model whose `weights` (name in the model -> tensor) can be fitted. Of a convolution and its bias,
    and of the five parts of a bent line (GELU), it makes one step: training takes half as long."""

    model: Model
    weights: dict[str, Tensor] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._fixed: dict[str, Tensor] = {}
        for each in self.model.graph.initializer:
            numbers = np.array(numpy_helper.to_array(each))
            fitted = numbers.dtype == np.float32 and numbers.size > 1 and not each.name.endswith(_STATISTICS)
            held = self.weights if fitted else self._fixed
            held[each.name] = torch.from_numpy(numbers).requires_grad_(fitted)
        self._steps = list(self._fused(list(self._named())))

    def __call__(self, pictures: Tensor) -> Tensor:
        """Batch x steps x signs, before the softmax. `pictures`: batch x 3 x 48 x width, -1 to 1."""
        known = {"x": pictures}
        for step in self._steps[:-1]:
            known[step.output] = _run(step, [self._value(name, known) for name in step.inputs])
        return known[self._steps[-1].inputs[0]]

    def saved(self, path: Path, weights: Mapping[str, Tensor] | None = None) -> None:
        """Written with other weights in place of its own."""
        model = onnx.ModelProto()
        model.CopyFrom(self.model)
        now = weights or self.weights
        for each in model.graph.initializer:
            if each.name in now:
                each.CopyFrom(numpy_helper.from_array(now[each.name].detach().numpy(), each.name))
        onnx.save(halved(model), path)

    def _value(self, name: str, known: Mapping[str, Tensor]) -> Tensor:
        for held in (known, self.weights, self._fixed):
            if name in held:
                return held[name]
        raise KeyError(name)

    def _named(self) -> Iterator[_Step]:
        """The graph's nodes without those that only rename."""
        alias: dict[str, str] = {}
        for node in self.model.graph.node:
            inputs = [name for name in node.input if name]
            while any(name in alias for name in inputs):
                inputs = [alias.get(name, name) for name in inputs]
            if node.op_type == "Identity":
                alias[node.output[0]] = inputs[0]
                continue
            options = {each.name: onnx.helper.get_attribute_value(each) for each in node.attribute}
            yield _Step(node.op_type, inputs, node.output[0], options)

    def _fused(self, steps: Sequence[_Step]) -> Iterator[_Step]:
        at = 0
        while at < len(steps):
            step, after = steps[at], steps[at + 1] if at + 1 < len(steps) else None
            if step.operation == "Constant":
                self._fixed[step.output] = torch.from_numpy(
                    np.array(numpy_helper.to_array(step.options["value"]))
                )
                at += 1
            elif step.operation == "Conv" and after and after.operation == "Add" and self._bias(step, after):
                yield _Step("Conv", [*step.inputs, after.inputs[1]], after.output, step.options)
                at += 2
            elif step.operation == "Div" and after and after.operation == "Erf":
                yield _Step("Gelu", step.inputs[:1], steps[at + 4].output, {})
                at += 5
            else:
                yield step
                at += 1

    def _bias(self, step: _Step, after: _Step) -> bool:
        return after.inputs[0] == step.output and after.inputs[1] in self.weights


def _run(step: _Step, given: Sequence[Tensor]) -> Tensor:
    first, options = given[0], step.options
    match step.operation:
        case "Conv":
            return _convolved(given, options)
        case "Gelu":
            return functional.gelu(first)
        case "Add":
            return first + given[1]
        case "Sub":
            return first - given[1]
        case "Mul":
            return first * given[1]
        case "Div":
            return first / given[1]
        case "Pow":
            return first ** given[1]
        case "Sqrt":
            return first.sqrt()
        case "MatMul":
            return first @ given[1]
        case "Relu":
            return first.relu()
        case "Sigmoid":
            return first.sigmoid()
        case "HardSigmoid":
            return (first * options["alpha"] + options["beta"]).clamp(0, 1)
        case "Softmax":
            return first.softmax(options["axis"])
        case "MaxPool":
            return functional.max_pool2d(functional.pad(first, (0, 1, 0, 1), value=-1e9), 2, 1)
        case "AveragePool":
            return functional.avg_pool2d(first, tuple(options["kernel_shape"]), tuple(options["strides"]))
        case "BatchNormalization":
            scale, shift, mean, spread = given[1:]
            return functional.batch_norm(first, mean, spread, scale, shift, eps=options["epsilon"])
        case "ReduceMean":
            return first.mean(tuple(options["axes"]), keepdim=True)
        case _:
            return _reshaped(step, given)


def _convolved(given: Sequence[Tensor], options: Mapping[str, Any]) -> Tensor:
    picture, kernel = given[:2]
    pads = tuple(options.get("pads", (0, 0))[:2])
    if options.get("auto_pad") == b"SAME_UPPER":
        high, wide = options["kernel_shape"]
        picture, pads = functional.pad(picture, (0, wide - 1, 0, high - 1)), (0, 0)
    bias = given[2].reshape(-1) if len(given) > 2 else None
    return functional.conv2d(picture, kernel, bias, tuple(options["strides"]), pads, 1, options["group"])


def _reshaped(step: _Step, given: Sequence[Tensor]) -> Tensor:
    first, options = given[0], step.options
    match step.operation:
        case "Concat":
            return torch.cat([each if each.dim() else each[None] for each in given], options["axis"])
        case "Shape":
            return torch.tensor(first.shape)
        case "Transpose":
            return first.permute(options["perm"])
        case "Squeeze":
            return first.squeeze(tuple(options["axes"]))
        case "Unsqueeze":
            return first[None]
        case "Slice":
            return _sliced(first, *(each.tolist() for each in given[1:]))
        case "Reshape":
            wanted = [int(size) for size in given[1].reshape(-1).tolist()]
            return first.reshape([first.shape[n] if size == 0 else size for n, size in enumerate(wanted)])
    raise NotImplementedError(step.operation)


def _sliced(
    whole: Tensor, starts: Sequence[int], ends: Sequence[int], axes: Sequence[int] = (0,), _: object = None
) -> Tensor:
    for axis, start, end in zip(axes, starts, ends, strict=True):
        size = whole.shape[axis]
        stop = min(end, size) if end >= 0 else size + end
        whole = whole.narrow(axis, start, stop - start)
    return whole
