"""What is read out of images: classes, outlines, change, its drivers, values learnt at points."""
