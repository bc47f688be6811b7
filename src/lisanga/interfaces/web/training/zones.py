"""A province with its territoire as one choice."""

from lisanga.core.kernel.french import NBSP
from lisanga.domains.places import gazetteer


def zone_choices() -> list[tuple[str, object]]:
    """Provinces, each with its territoires below it; « CD-KL » or « CD-KL/Idiofa »."""
    found: list[tuple[str, object]] = [("", "—")]
    for province in gazetteer.provinces():
        inside = [(f"{province.iso}/{name}", f"{name}") for name in gazetteer.territories_of(province.iso)]
        found.append((province.name, [(province.iso, province.name), *inside]))
    return found


def zone_of(province: str, territory: str) -> str:
    return f"{province}/{territory}" if territory else province


def split_zone(zone: str) -> tuple[str, str]:
    province, _slash, territory = zone.partition("/")
    return province, territory


def zone_name(province: str, territory: str) -> str:
    """ "Kwilu · Idiofa"."""
    known = gazetteer.province(province)
    return f"{NBSP}· ".join(part for part in (known.name if known else "", territory) if part)
