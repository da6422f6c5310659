"""Pictures inside documents: a hash of the bytes, a hash of the looks, the size in pixels."""

import hashlib
import io
import warnings

from PIL import Image as Pictures

from forensics.model.document import Image
from forensics.readers.limits import MAX_PIXELS

_LEAST_SIDE = 16  # pixels: rules, dots and spacers are no pictures


def from_bytes(data: bytes, number: int) -> Image | None:
    """Describe an image file. None for spacers; without `phash` when it cannot be decoded."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pictures.DecompressionBombWarning)
            picture = Pictures.open(io.BytesIO(data))
        width, height = picture.size
        if min(width, height) < _LEAST_SIDE:
            return None
        phash = perceptual_hash(picture) if width * height <= MAX_PIXELS else None
    except (OSError, ValueError, SyntaxError, ArithmeticError, EOFError, Warning) as error:
        if isinstance(error, MemoryError):
            raise
        # Vector drawings and damaged pictures are still told apart by their bytes.
        return Image(number=number, sha256=digest)
    except Pictures.DecompressionBombError:
        return Image(number=number, sha256=digest)
    return Image(number=number, sha256=digest, phash=phash, width=width, height=height)


def perceptual_hash(picture: Pictures.Image) -> str:
    """The 64-bit DCT hash (imagehash.phash) as 16 hex digits."""
    import imagehash

    if picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGBA")
        ground = Pictures.new("RGBA", picture.size, "white")
        picture = Pictures.alpha_composite(ground, picture).convert("RGB")
    return str(imagehash.phash(picture))
