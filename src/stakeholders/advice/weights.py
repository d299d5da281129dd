"""What makes an introduction worth its while: the weights of its parts, and the score they add up to (METHODS 5.2)."""

from dataclasses import astuple, dataclass
from math import isfinite
from typing import overload

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part of the benefit counts; they are scaled to add up to 1, and count alike where all are 0.

    Attributes
    ----------
    country
        Of X: 1 in different countries, 0.5 in different NUTS 3 regions of one country, else 0.
    complement
        Of C: whether one offers what the other needs, else how few sectors they share.
    gap
        Of G: how far the contacts of their two countries fall short of what is expected.
    structure
        Of H: how much the tie would shorten the ways between all, next to the best such tie.

    Raises
    ------
    ValueError
        When a weight is below 0 or not finite.

    Examples
    --------
    >>> round(Weights().benefit(1.0, 0.5, 0.6047, 0.5225), 3)
    0.705
    """

    country: float = 0.35
    complement: float = 0.25
    gap: float = 0.25
    structure: float = 0.15

    def __post_init__(self) -> None:
        total = sum(astuple(self))
        if not isfinite(total) or min(astuple(self)) < 0:
            raise ValueError(f"weights must be finite and at least 0, not {astuple(self)}")
        for name, weight in zip(self.__slots__, astuple(self), strict=True):
            object.__setattr__(self, name, weight / total if total else 1 / len(self.__slots__))

    @overload
    def benefit(self, X: float, C: float, G: float, H: float) -> float: ...
    @overload
    def benefit(self, X: Values, C: Values, G: Values, H: Values | float) -> Values: ...
    def benefit(self, X: Values | float, C: Values | float, G: Values | float, H: Values | float) -> Values | float:
        """Return how much good a meeting would do, in [0, 1]."""
        return self.country * X + self.complement * C + self.gap * G + self.structure * H


@overload
def feasibility(W: float, bold: float) -> float: ...
@overload
def feasibility(W: Values, bold: float) -> Values: ...
def feasibility(W: Values | float, bold: float) -> Values | float:
    """Return how easy a meeting is to arrange, in [0.5, 1].

    Parameters
    ----------
    W
        The resource allocation of the pair next to the best one: 0 where nobody knows both.
    bold
        In [0, 1]: 0 asks for warm introductions, 1 takes no heed of who could introduce.

    Raises
    ------
    ValueError
        When ``bold`` lies outside [0, 1].
    """
    if not 0 <= bold <= 1:
        raise ValueError(f"bold must lie between 0 and 1, not {bold}")
    return (1 - bold) * (0.5 + 0.5 * W) + bold
