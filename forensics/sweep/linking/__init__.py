"""Parts -> links between applications, and the clusters that links hold together."""

from forensics.sweep.linking.clusters import clusters
from forensics.sweep.linking.linking import link

__all__ = ["clusters", "link"]
