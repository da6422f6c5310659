"""The benchmark of template matching, piece by piece; `evaluate.templates` puts them together."""
