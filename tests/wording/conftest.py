"""Terms about which invented claims are worded."""

from __future__ import annotations

from typing import Any

KINDS: dict[str, Any] = {
    "concepts": {
        "espresso": {"broader": ["coffee"]},
        "coffee": {},
        "tea": {},
        "deep-sleep": {"broader": ["sleep"]},
        "sleep": {},
    },
    "populations": {"poets": {"disjoint_with": ["gardeners"]}, "gardeners": {}, "grown-ups": {}},
    "conditions": {"at-night": {"disjoint_with": ["at-noon"]}, "at-noon": {}},
    "quantities": {"cups-a-day": {"unit": "cups"}, "walk-a-day": {"unit": "km"}},
}
