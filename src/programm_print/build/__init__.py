"""The use case build. Names that other parts use are imported from its modules, so that none is loaded without need."""
