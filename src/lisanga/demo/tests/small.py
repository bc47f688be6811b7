"""The story of two cooperatives of two provinces, short enough for a test."""

from dataclasses import replace

from lisanga.demo.build import Size
from lisanga.demo.plan import PLANS

_WANTED = {"BULUNGU": (30, 60), "TSHELA": (26, 40)}
SMALL = Size(
    plans=tuple(
        replace(one, members=_WANTED[one.code][0], deliveries=_WANTED[one.code][1])
        for one in PLANS
        if one.code in _WANTED
    )
)
