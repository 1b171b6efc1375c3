"""What is printed where a terminal's encoding lacks our signs: the nearest that it has."""

from __future__ import annotations

import codecs

# The name under which streams ask for it.
PLAINLY = "whoseword-plainly"
SIGNS = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("–—−", "-"),
        "…": "...",
        "→": "->",
        "←": "<-",
        "×": "x",
        "\N{NO-BREAK SPACE}": " ",
    }
)


def _plainly(error: UnicodeError) -> tuple[str | bytes, int]:
    """Quotes, dashes and arrows in ASCII, and any other character as its escape."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wanted = error.object[error.start : error.end].translate(SIGNS)
    return wanted.encode("ascii", "backslashreplace").decode("ascii"), error.end


codecs.register_error(PLAINLY, _plainly)
