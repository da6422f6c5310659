"""STIX 2.1 bundles of templates, written and read with the ``stix2`` library, nothing custom.

A template is an **indicator**; its text stands word for word in a **note** on it. What finds it is
a YARA rule over the passages: text is what YARA matches, and ``yara`` is in STIX's vocabulary of
pattern types, so other tools run it as it is. A pattern of type ``stix`` would need an object path
for the text of a resume, which is none of STIX's; ``file:hashes`` of a passage would say that a
file *is* the passage. A sealed template has no text to match: its pattern, of a type of its own
(the vocabulary is open), is the seal as JSON.

The indicator *indicates* an **attack pattern**, one a family: the text as a way of applying. Not a
campaign or an actor: that everyone who uses a text belongs together is not known. A template that
shares half its passages with an older one of its family is *derived from* it.

Ids are name-based and without the revision, times are those of the changes: the same state gives
the same bytes, and a changed template is a newer version of the same object (STIX 2.1, 3.6).
"""
