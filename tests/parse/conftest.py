"""Documents made from their text alone, as every parser test needs them."""

from collections.abc import Callable

import pytest

from forensics.model.document import Document


@pytest.fixture
def document() -> Callable[..., Document]:
    def make(
        text: str, media_type: str = "text/plain", properties: dict[str, str] | None = None
    ) -> Document:
        return Document(
            sha256="0" * 64,
            name="resume.txt",
            media_type=media_type,
            text=text,
            properties=properties or {},
        )

    return make
