"""The engine that a user names."""

import os

from forensics.errors import SettingsError
from forensics.sweep.engines import Engine
from forensics.sweep.part import Job

LOCAL, RAY = "local", "ray"


def open_engine(name: str, job: Job, workers: int | None) -> Engine:
    """ "local", "ray" (a cluster that is running, else one of this machine) or "ray://address".

    Raises SettingsError for another name, or where Ray is not installed or does not answer.
    """
    if name == LOCAL:
        from forensics.sweep.engines.local import Local

        return Local(job, workers or os.cpu_count() or 1)
    if name == RAY or name.startswith("ray://"):
        from forensics.sweep.engines.cluster import Cluster

        return Cluster(job, workers, None if name == RAY else name)
    raise SettingsError(f"--engine {name}: one of local, ray, ray://address")
