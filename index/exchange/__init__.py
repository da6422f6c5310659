"""Templates in and out: Markdown files, JSONL, STIX 2.1 bundles, tables of indicators, seals.

What comes from outside is never trusted: a template is nursery unless who imports it says
otherwise, whatever it calls itself, and what cannot be read is told by name with its reason.
"""
