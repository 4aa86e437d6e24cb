"""All that workers need, loaded in their nursery (see `workers`). What cannot be loaded is told by the worker that needs it."""

from contextlib import suppress

with suppress(Exception):
    import programm_print.build.workshop  # noqa: F401  # for the sake of loading it
