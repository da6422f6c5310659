"""One wall of the sandbox: whether it stands here, and if not, why."""

from forensics.model.base import Noun


class Protection(Noun):
    """`detail` says what the protection does where it is active, else why it is not."""

    name: str
    active: bool
    detail: str
