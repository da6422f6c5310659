"""Official files into the catalogue's tables: IPEDS HD and Completions of any year, CIP codes."""

from forensics.catalogue.importing.files import Given, opened
from forensics.catalogue.importing.recognise import recognised
from forensics.catalogue.importing.write import import_given

__all__ = ["Given", "import_given", "opened", "recognised"]
