"""Networks as a method: what they are given, and their tiles through ONNX Runtime."""
