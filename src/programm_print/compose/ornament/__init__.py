"""Ornaments as plain geometry: one radial form, plus → octagon → contour line, in all its uses."""
