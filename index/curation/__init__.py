"""Curating the library: who changed which template, why and when, and how it stood before.

``curator`` holds the verbs, ``intake`` adds many templates, ``history`` keeps and reads changes,
``edition`` is a library as it stood or as it would stand, ``survey`` looks at a text that is not in
the library yet.
"""
