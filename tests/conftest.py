"""What tests of all layers share: the root, an invented disclosure, a command in a directory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from generator.cli import main

ROOT = Path(__file__).resolve().parents[1]

# The same examples on every run and machine; a slow machine is no mistake of the program.
settings.register_profile("project", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("project")

# An invented department of a real district: 合计 58.00 = 基本 40.00 + 项目 18.00.
DISCLOSURE = """# 重庆市潼南区财政局

## 2024 年部门预算情况说明

部门预算公开联系人：张三　联系方式：13800000000

表 3

## 重庆市潼南区财政局部门支出总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
|  | 合计 | 58.00 | 40.00 | 18.00 |
| 201 | 一般公共服务支出 | 58.00 | 40.00 | 18.00 |
| 20106 | 财政事务 | 58.00 | 40.00 | 18.00 |
| 2010601 | 行政运行 | 40.00 | 40.00 |  |
| 2010602 | 一般行政管理事务 | 18.00 |  | 18.00 |
"""


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(name="chromium", scope="session")
def _chromium() -> str:
    """An installed Chromium or Chrome; without one skipped, but failed on a CI machine."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if not found:
        message = "no chromium or google-chrome in PATH"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(name="browser", scope="session")
def _browser(chromium: str) -> Iterator[Browser]:
    """The one browser of a test process: Playwright runs but once in each."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def disclosure(tmp_path: Path) -> Path:
    """The invented disclosure as a file outside the repository."""
    path = tmp_path / "2024.txt"
    path.write_text(DISCLOSURE, encoding="utf-8")
    return path


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Run a command in an empty directory: exit code, output, errors."""
    monkeypatch.chdir(tmp_path)

    def _run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return _run
