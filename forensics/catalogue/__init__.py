"""What is known of institutions and their programmes."""

from forensics.catalogue.seed import SeedCatalogue

__all__ = ["SeedCatalogue"]
