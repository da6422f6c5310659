"""Images by their bytes and by their looks."""

import io

from PIL import Image

from forensics.readers import images
from forensics.readers.limits import MAX_PIXELS


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


def test_the_same_picture_saved_otherwise_looks_the_same() -> None:
    picture = Image.effect_mandelbrot((400, 400), (-2, -1.5, 1, 1.5), 60).convert("RGB")
    png = images.from_bytes(saved(picture, "PNG"), 1)
    jpeg = images.from_bytes(saved(picture.resize((200, 200)), "JPEG", quality=70), 2)
    assert png is not None and jpeg is not None
    assert png.sha256 != jpeg.sha256
    assert bin(int(png.phash or "", 16) ^ int(jpeg.phash or "", 16)).count("1") <= 4


def test_spacers_are_no_pictures_and_drawings_keep_their_bytes() -> None:
    assert images.from_bytes(saved(Image.new("RGB", (1, 40)), "PNG"), 1) is None
    drawing = images.from_bytes(b"<svg/>", 3)
    assert drawing is not None and drawing.phash is None and drawing.number == 3


def test_a_pixel_bomb_is_not_decoded() -> None:
    side = int(MAX_PIXELS**0.5) + 10
    for size in ((side, side), (20_000, 20_000)):
        bomb = images.from_bytes(saved(Image.new("1", size), "PNG"), 1)
        assert bomb is not None and bomb.phash is None


def test_transparency_and_palettes() -> None:
    for mode in ("RGBA", "P", "LA", "1", "CMYK"):
        form = "TIFF" if mode == "CMYK" else "PNG"
        image = images.from_bytes(saved(Image.new(mode, (40, 40)), form), 1)
        assert image is not None and image.phash is not None, mode
