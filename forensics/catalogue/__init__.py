"""What is known of institutions and their programmes."""

from forensics.catalogue.seed import SeedCatalogue
from forensics.catalogue.stored import StoredCatalogue

__all__ = ["SeedCatalogue", "StoredCatalogue"]
