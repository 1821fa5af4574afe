"""What the look before a run says of each image: its role, its date, its clouds, its partner."""
