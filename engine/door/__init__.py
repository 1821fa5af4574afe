"""What every face and every machine knows of the engine: jobs, events, errors, the client. Standard
library alone."""
