"""One server of the five posts in seeds/ for all tests that only ask."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus import ROOT
from tests.server.running import Running, served


def exported(folder: Path) -> Path:
    """A copy of the exports of seeds/."""
    shutil.copytree(ROOT / "exports", folder)
    return folder


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    return exported(tmp_path / "exports")


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with served(exported(tmp_path_factory.mktemp("serve") / "exports"), "--timeout", "3") as running:
        yield running
