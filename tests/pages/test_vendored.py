"""Every file that was taken over is the one that its package holds, and comes with its licence."""

from __future__ import annotations

import hashlib
from importlib import resources

import pytest

from counterclaim.pages import vendored

FOLDERS = ["admin"]


def test_every_folder_of_taken_over_files_is_checked_here() -> None:
    folders = resources.files("counterclaim.pages").joinpath("assets").iterdir()
    assert sorted(folder.name for folder in folders if folder.joinpath(vendored.LIST).is_file()) == FOLDERS


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_taken_over_is_what_its_package_holds(folder: str) -> None:
    for package in vendored.packages(folder):
        assert package["version"] in package["archive"]
        assert package["licence"]
        assert any("LICENSE" in name for name in package["files"])
        for name, file in package["files"].items():
            assert hashlib.sha256(vendored.asset(name, folder).read_bytes()).hexdigest() == file["sha256"], name
