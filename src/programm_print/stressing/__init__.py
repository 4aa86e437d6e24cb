"""The use case stress: every product laid out with hostile content, and how much text each of its places takes."""
