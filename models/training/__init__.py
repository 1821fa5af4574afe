import os

from ...engine.door.process_environment import SILENT

os.environ.update(SILENT)  # also where a shell starts it; ONNX Runtime reads it at its import
