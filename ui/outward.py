"""What an examination sends away from this machine, said before it is begun."""

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from forensics.assembly.workbench import Workbench
from forensics.errors import SettingsError
from forensics.llm.address import checked, is_local
from forensics.settings import Settings


def outward(settings: Settings) -> str:
    """What is asked of which endpoint, and where cases are kept if not on this machine.

    An endpoint on this machine may pass on what it is asked, so with any endpoint it is not said
    that nothing leaves. Raises SettingsError, which repeats no address, for one that cannot be
    used: a password in it would stand on the screen.
    """
    said = []
    if settings.llm_base_url:
        said.append(
            f"The language model at {checked(settings.llm_base_url)} is asked whether stated "
            "coursework fits the programme and how dated snapshots differ; names and contact "
            "details are replaced before."
        )
    if host := _elsewhere(settings):
        said.append(f"What is saved is kept in the database on {host}.")
    return " ".join(said) or "Nothing leaves this machine."


def asking(workbench: Workbench) -> frozenset[str]:
    """Names of the checks that ask the language model; none where none is set."""
    if not workbench.settings.llm_base_url:
        return frozenset()
    return frozenset(it.name for it in workbench.signals if "llm" in it.needs)


def _elsewhere(settings: Settings) -> str | None:
    try:
        url = make_url(settings.database)
    except ArgumentError:
        raise SettingsError("FORENSICS_DATABASE_URL: not the address of a database") from None
    named = url.host or url.query.get("host") or ""
    hosts = [named] if isinstance(named, str) else named
    away = [host for host in hosts if host and host[0] != "/" and not is_local(_address(host))]
    return ", ".join(away) or None


def _address(host: str) -> str:
    return f"//[{host}]" if host.count(":") > 1 else f"//{host}"
