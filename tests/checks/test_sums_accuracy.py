"""The published accuracy of the checks, and that rounding alone breaks no sum."""

from __future__ import annotations

import importlib.util
import json
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutations", ROOT / "benchmarks/mutations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutations"] = module
    spec.loader.exec_module(module)
    return module


def test_the_result_file_reaches_what_is_asked() -> None:
    result = json.loads((ROOT / "benchmarks/results/checker-accuracy.json").read_text("utf-8"))
    mutations = result["mutations"]
    assert mutations["in_scope"] >= 500
    assert Decimal(mutations["detection"]) >= Decimal("0.95")
    assert Decimal(mutations["location"]) >= Decimal("0.80")
    assert result["rounding"]["perturbations"] >= 300
    assert result["rounding"]["false_violations"] == 0


def test_rounding_alone_violates_nothing(benchmark: ModuleType) -> None:
    disclosures = [
        benchmark._disclosure(path) for path in benchmark.package_directories(ROOT / "datapackages")
    ]
    result = benchmark.rounding_result(disclosures, 10)
    assert result["false_violations"] == 0
    assert result["within_rounding"] > 100


def test_mutations_are_seeded(benchmark: ModuleType) -> None:
    path = benchmark.package_directories(ROOT / "datapackages")[-1]
    disclosure = benchmark._disclosure(path)
    first, second = (benchmark.mutation_result([disclosure], 1) for _ in range(2))
    assert first == second
    assert first["mutations"] > 30
