"""Pictures of the demo's visits, drawn here: a depot with its sacks, invented like all the rest."""

from io import BytesIO

from PIL import Image, ImageDraw

from lisanga.demo.dice import Dice

_SIZE = (960, 720)
_SKIES = ("#cfe3ee", "#f3e2c0", "#dfe8ea")
_SACKS = ("#c9a25b", "#d8b878", "#b98d48")


def depot(dice: Dice) -> bytes:
    """A JPEG: ground, a building with a door, and some sacks before it."""
    picture = Image.new("RGB", _SIZE, dice.among(_SKIES))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 470, 960, 720), fill="#a9794a")
    draw.rectangle((180, 200, 780, 480), fill="#e6d5b8", outline="#7a5a38", width=4)
    draw.polygon((140, 205, 480, 80, 820, 205), fill="#8a8f94", outline="#5d6266")
    draw.rectangle((420, 300, 540, 480), fill="#5b3d22")
    count = dice.between(4, 9)
    for place in range(count):
        left, top = 120 + 80 * place, 520 + 30 * (place % 2)
        draw.rounded_rectangle(
            (left, top, left + 74, top + 110), 22, fill=dice.among(_SACKS), outline="#6e5527", width=3
        )
    target = BytesIO()
    picture.save(target, "JPEG", quality=80)
    return target.getvalue()
