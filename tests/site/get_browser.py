"""Finds a Chromium for the browser tests, or installs one by the usual ways; prints its path.

In this order: the variable CHROMIUM, a browser on the PATH, Playwright's own, then installing Playwright's
(`playwright install chromium`) or, on Debian and as root, the distribution's package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def installed() -> str | None:
    """Return the path of a browser that is there already; None if there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def install() -> None:
    """Try the usual ways of getting a browser, one after the other."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways.append(["apt-get", "install", "-y", "-q", "chromium"])
    for way in ways:
        print("trying:", " ".join(way[-3:]), file=sys.stderr)
        if way[0] == "apt-get":
            subprocess.run(["apt-get", "update", "-q"], check=False, stdout=sys.stderr)
        subprocess.run(way, check=False, stdout=sys.stderr)
        if installed():
            return


def main() -> int:
    """Print the browser's path; return 1, with what to do, where there is none to be had."""
    if not installed():
        install()
    found = installed()
    if not found:
        print("no browser: install Chromium, or name one in the variable CHROMIUM", file=sys.stderr)
        return 1
    print(f"browser: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
