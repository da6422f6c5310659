"""Lists out of files: OFAC's SDN list, plain CSV, MISP warning lists, STIX 2.1 bundles."""

from forensics.catalogue.lists.importing.batch import ListFile, lists_of
from forensics.catalogue.lists.importing.told import Told

__all__ = ["ListFile", "Told", "lists_of"]
