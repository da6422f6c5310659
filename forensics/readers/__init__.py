"""Bytes to Document: one file per format, run only inside the sandboxed worker.

Applicants' files are hostile until read. Nothing outside this package opens them: callers use

    with Reader() as reader:
        document = reader.read(data, "resume.pdf")    # Document, or ReadError with a typed reason
        page = reader.picture(data, 1, quotes)        # of a PDF, for a person to look at

and `describe()` says which protections the system offers. Importing this package loads no parser.
"""

from forensics.readers.sandbox.pool import FILES_PER_WORKER, Reader, describe
from forensics.readers.sandbox.protection import Protection

__all__ = ["FILES_PER_WORKER", "Protection", "Reader", "describe"]
