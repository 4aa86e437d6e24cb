"""Election manifestos, print-ready: content in YAML, layouts in HTML and CSS, PDF/X-4 out."""

__version__ = "0.1.0"
