"""Whether a score reads as a probability: score bins against the share that is true.

Of each labelled question the best match counts, right or wrong. The questions are of
listed people and bodies under damaged names, and of people on no list, weighed so that
both kinds weigh the same: how many matches are true depends on that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching.run import Answer

LEAST = 0.3
_PARTIAL = frozenset({"scripts"})
"""Sets whose truth leaves out targets that are right too."""
_WIDTH = 0.05
_BAR = 40


@dataclass(frozen=True, slots=True)
class Bin:
    """The best matches whose scores lie in a span.

    Attributes:
        low: The lower end.
        count: How many they are.
        mean: Their mean score, weighed.
        true: The share that is right, weighed.
        weight: The sum of their weights.
    """

    low: float
    count: int
    mean: float
    true: float
    weight: float


def bin_scores(answers: Iterable[Answer]) -> list[Bin]:
    """The bins that have any match, the lowest first."""
    answers = [answer for answer in answers if answer.query.set not in _PARTIAL]
    listed = sum(bool(answer.query.truth) for answer in answers)
    weights = {True: 0.5 / max(listed, 1), False: 0.5 / max(len(answers) - listed, 1)}
    found: dict[int, list[tuple[float, bool, float]]] = {}
    for answer in answers:
        value = max(answer.right, answer.wrong)
        if value >= LEAST:
            number = min(int(value / _WIDTH + 1e-9), round(1 / _WIDTH) - 1)
            item = (value, answer.right >= answer.wrong, weights[bool(answer.query.truth)])
            found.setdefault(number, []).append(item)
    return [_bin(number * _WIDTH, items) for number, items in sorted(found.items())]


def _bin(low: float, items: list[tuple[float, bool, float]]) -> Bin:
    weight = sum(item[2] for item in items)
    mean = sum(item[0] * item[2] for item in items) / weight
    true = sum(item[2] for item in items if item[1]) / weight
    return Bin(low, len(items), mean, true, weight)


def expected_error(bins: Iterable[Bin]) -> float:
    """The mean distance of score and share over all matches (Naeini and others 2015)."""
    bins = list(bins)
    whole = sum(each.weight for each in bins) or 1.0
    return sum(each.weight * abs(each.mean - each.true) for each in bins) / whole


def draw_text(bins: Iterable[Bin]) -> list[str]:
    """Lines for a terminal: the bar is the share that is true, ``|`` the mean score."""
    lines = [f"{'score':11} {'n':>6} {'mean':>6} {'true':>6}"]
    for each in bins:
        bar = list("█" * round(each.true * _BAR) + " " * (_BAR - round(each.true * _BAR)))
        bar[min(round(each.mean * _BAR), _BAR - 1)] = "|"
        span = f"{each.low:.2f}-{each.low + _WIDTH:.2f}"
        lines.append(
            f"{span:11} {each.count:>6} {each.mean:>6.3f} {each.true:>6.3f}  {''.join(bar)}"
        )
    return lines


_SIDE, _EDGE = 420, 50


def write_plot(path: Path, curves: dict[str, list[Bin]]) -> None:
    """Draw reliability curves as SVG, one for each system.

    Raises:
        OSError: The file can't be written.
    """
    path.write_text(draw_plot(curves), encoding="utf-8")


def draw_plot(curves: dict[str, list[Bin]]) -> str:
    """The reliability curves as an SVG document."""
    size = _SIDE + 2 * _EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{size}" height="{size}" fill="white"/>',
        f'<path d="M{_at(0, 0)} L{_at(1, 1)}" stroke="#999" stroke-dasharray="4"/>',
        f'<path d="M{_at(0, 1)} L{_at(0, 0)} L{_at(1, 0)}" stroke="#333" fill="none"/>',
    ]
    for step in range(6):
        share = step / 5
        x, y = _at(share, 0).split(",")
        parts.append(f'<text x="{x}" y="{float(y) + 18}" text-anchor="middle">{share:.1f}</text>')
        x, y = _at(0, share).split(",")
        parts.append(f'<text x="{float(x) - 8}" y="{y}" text-anchor="end">{share:.1f}</text>')
    parts.append(f'<text x="{size / 2}" y="{size - 12}" text-anchor="middle">score</text>')
    parts.append(f'<text x="{_EDGE}" y="{_EDGE - 20}">share that is true</text>')
    for number, (label, bins) in enumerate(curves.items()):
        parts += _curve(label, bins, number)
    return "\n".join([*parts, "</svg>", ""])


_COLOURS = ("#1559a8", "#c4511d", "#3a7d34")


def _curve(label: str, bins: list[Bin], number: int) -> list[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    points = " ".join(_at(each.mean, each.true) for each in bins)
    parts = [f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>']
    for each in bins:
        x, y = _at(each.mean, each.true).split(",")
        radius = 2 + 8 * each.weight**0.5
        parts.append(f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" fill="{colour}" opacity=".6"/>')
    line = _EDGE + 18 * (number + 1)
    parts.append(f'<text x="{_EDGE + 12}" y="{line}" fill="{colour}">{label}</text>')
    return parts


def _at(x: float, y: float) -> str:
    return f"{_EDGE + x * _SIDE:.1f},{_EDGE + (1 - y) * _SIDE:.1f}"
