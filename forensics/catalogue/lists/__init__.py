"""Lists with provenance: normal forms, look-up, import and the tables that keep them."""

from forensics.catalogue.lists.lookup import Lookup
from forensics.catalogue.lists.names import distinctive
from forensics.catalogue.lists.seeds import seeds

__all__ = ["Lookup", "distinctive", "seeds"]
