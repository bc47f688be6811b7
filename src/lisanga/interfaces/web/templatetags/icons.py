"""The icons of the office: strokes on a 24 × 24 grid, drawn for Lisanga. Each value is the `d` of one path."""

from types import MappingProxyType

from django.utils.html import format_html
from django.utils.safestring import SafeString

ICONS = MappingProxyType(
    {
        "todo": "M5 4h14v16H5zM8.5 9.5l2 2 4-4M8.5 16h7",
        "network": "M12 5v5M12 10l-6 6M12 10l6 6M10 3h4v4h-4zM3 16h5v5H3zM16 16h5v5h-5z",
        "cooperative": "M3 11l9-7 9 7M5 10v10h14V10M10 20v-6h4v6",
        "members": (
            "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6"
            "M16 4.5a3.3 3.3 0 0 1 0 6M18 14.5c2 .8 3.2 2.6 3.5 5.5"
        ),
        "member": "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c.6-4.2 3.4-6.5 7.5-6.5s6.9 2.3 7.5 6.5",
        "delivery": "M8 8c-3 3-4 6-4 8 0 3 2 4 8 4s8-1 8-4c0-2-1-5-4-8M8 8h8M9 4h6l-1 4h-4z",
        "cash": "M3 7h18v10H3zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M6 10v4M18 10v4",
        "ledger": "M6 3h12a1 1 0 0 1 1 1v17H7a2 2 0 0 1-2-2V4.5A1.5 1.5 0 0 1 6 3M5 18h14M9 7h6M9 11h6",
        "import": "M12 3v11M7.5 10l4.5 4.5 4.5-4.5M4 17v4h16v-4",
        "report": "M6 3h8l4 4v14H6zM14 3v4h4M9 17v-3M12 17v-6M15 17v-4",
        "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5L21 21",
        "settings": (
            "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5"
            "M9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5"
        ),
        "print": "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
        "check": "M4.5 12.5l5 5 10-11",
        "alert": "M12 4L2.5 20h19zM12 10v4.5M12 17.2v.3",
        "refused": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8.5 8.5l7 7M15.5 8.5l-7 7",
        "wait": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5.5l3.5 2",
        "info": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v6M12 7.3v.3",
        "lock": "M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.5",
        "eye": (
            "M2 12c2.5-4.5 6-6.5 10-6.5s7.5 2 10 6.5c-2.5 4.5-6 6.5"
            "-10 6.5S4.5 16.5 2 12M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6"
        ),
        "arrow": "M4 12h15M13 6l6 6-6 6",
        "back": "M20 12H5M11 6l-6 6 6 6",
        "plus": "M12 5v14M5 12h14",
        "download": "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16",
        "phone": "M8 2.5h8a1 1 0 0 1 1 1v17a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-17a1 1 0 0 1 1-1M11 18.5h2",
        "menu": "M4 6.5h16M4 12h16M4 17.5h16",
        "reverse": "M4 9h11a5 5 0 0 1 0 10H8M8 5L4 9l4 4",
        "calendar": "M4 6h16v14H4zM4 10.5h16M8 3v5M16 3v5",
        "place": (
            "M12 21.5c-4.5-5-7-8.5-7-11.5a7 7 0 0 1 14 0c0 3-2.5 6.5-7 11.5M12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5"
        ),
        "share": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 12V3M12 12l7.5 5",
    }
)


def icon_svg(name: str) -> SafeString:
    """One inline icon, silent for screen readers (a word always stands beside it). KeyError for an unknown name."""
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', ICONS[name])
