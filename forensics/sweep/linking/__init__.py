"""Parts -> links between applications, and the clusters that links hold together."""

from forensics.sweep.linking.clusters import clusters
from forensics.sweep.linking.linking import link
from forensics.sweep.linking.suppression import Suppression

__all__ = ["Suppression", "clusters", "link"]
