"""What a network runs on: sessions of ONNX Runtime, memory, graphics cards."""
