"""Photos that a saved page or a JSON Resume carries in itself."""

import base64
import io
import json

import pytest
from PIL import Image

from forensics.readers import inline
from forensics.readers.draft import Draft


def picture(quality: int = 90, size: int = 64) -> str:
    drawn = Image.linear_gradient("L").resize((size, size)).convert("RGB")
    file = io.BytesIO()
    drawn.save(file, "JPEG", quality=quality)
    return "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode()


def page(images: str) -> bytes:
    return f"""<html><head><title>Jane Doe | LinkedIn</title></head><body><main>
<section class="top-card-layout"><h1 class="top-card-layout__title">Jane Doe</h1>{images}
</section></main><section class="browse-map"><img class="top-card-layout__entity-image"
src="{picture(size=32)}"></section></body></html>""".encode()


def test_the_members_photo_and_no_other(read) -> None:
    cover = f'<div class="cover-img"><img class="cover-img__image" src="{picture(size=80)}"></div>'
    photo = f'<img class="top-card-layout__entity-image" src="{picture()}">'
    document = read(page(cover + photo))
    assert document.properties["html:photo"] == "image 1"
    assert [(image.number, image.width) for image in document.images] == [(1, 64)]
    assert document.images[0].phash


def test_a_photo_by_its_address(read) -> None:
    address = "https://media.licdn.com/dms/image/C4D03AQabcdefgh/photo/0/1"
    document = read(
        page(f'<img class="pv-top-card-profile-picture__image" src="x_files/a.jpg" '
             f'data-delayed-url="{address}">')
    )  # fmt: skip
    assert document.properties["html:photo.address"] == address
    assert not document.images


@pytest.mark.parametrize(
    "image",
    [
        '<img class="top-card-layout__entity-image ghost-person" src="{0}">',
        '<img class="top-card-layout__entity-image" src="data:image/svg+xml;base64,PHN2Zz4=">',
        '<img class="top-card-layout__entity-image" src="data:image/png;base64,broken">',
        '<img class="company-logo" src="{0}">',
    ],
)
def test_what_is_no_photo(read, image: str) -> None:
    document = read(page(image.format(picture())).replace(b'class="browse-map"', b'class="nav"'))
    assert "html:photo" not in document.properties
    assert not document.images


def test_a_json_resume_with_a_photo_and_with_an_address(read) -> None:
    basics = {"name": "Jane Doe", "label": "Engineer", "image": picture()}
    document = read(json.dumps({"basics": basics, "work": []}).encode())
    assert document.properties["jsonresume:photo"] == "image 1"
    assert document.images[0].phash
    basics["image"] = "https://example.org/jane.jpg"
    document = read(json.dumps({"basics": basics, "work": []}).encode())
    assert "jsonresume:photo" not in document.properties
    assert document.properties["jsonresume:basics.image"] == "https://example.org/jane.jpg"


def test_a_picture_saved_again_has_the_same_looks() -> None:
    draft = Draft("text/html")
    assert [inline.add(draft, picture(quality)) for quality in (95, 40)] == [1, 2]
    assert draft.images[0].sha256 != draft.images[1].sha256
    assert draft.images[0].phash == draft.images[1].phash


def test_broken_and_hostile_addresses_are_no_pictures() -> None:
    draft = Draft("text/html")
    for address in (
        "",
        "data:image/png;base64,",
        "data:image/png,abc",
        "data:image/gif;base64,%%%",
    ):
        assert inline.add(draft, address) is None
    assert not draft.images
