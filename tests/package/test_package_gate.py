"""Packages as others see them: frictionless, and Fiscal Data Package 1.0.0."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample_package import make_package

from generator.package.fdp import RULES, check_fiscal
from generator.package.gate import validate_package
from generator.package.taxonomy import CANONICAL_URL, Taxonomy, budget_types, own_types

Descriptor = dict[str, Any]


def test_the_sample_is_valid(tmp_path: Path) -> None:
    target = make_package(tmp_path)
    assert validate_package(target) == []
    descriptor = json.loads((target / "datapackage.json").read_bytes())
    assert check_fiscal(target, descriptor) == []


def test_frictionless_itself_finds_it_valid_from_elsewhere(tmp_path: Path) -> None:
    target = make_package(tmp_path)
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=target, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    assert json.loads(done.stdout)["stats"]["tasks"] == 10


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("data/facts.csv", "2910000.00", "2910000.01", "hash"),
        ("data/facts.csv", ",expenditure,approved", ",spending,approved", "enum"),
        ("data/facts.csv", "t01-2,t01", "t01-1,t01", "primary key"),
        ("data/facts.csv", "t01-2,t01", "t01-2,t09", "foreign key"),
        ("data/facts.csv", ",2013701,", ",201370,", "pattern"),
        ("data/tables.csv", ",3,3,restored", ",4,3,restored", ""),
        ("data/tables.csv", ",3,3,restored", ",5,3,restored", "only 1 unread"),
        ("data/tables.csv", ",3,3,restored", ",2,2,restored", "says 2 facts, there are 3"),
    ],
)
def test_a_damaged_package_is_stopped(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    target = make_package(tmp_path)
    file = target / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    messages = validate_package(target)
    assert any(said in message for message in messages), messages
    assert not any("\n" in message or str(tmp_path) in message for message in messages)


def test_a_stored_document_edited_after_it_was_converted_is_named(tmp_path: Path) -> None:
    target = make_package(tmp_path)
    (file,) = (target / "source").iterdir()
    file.write_bytes(file.read_bytes() + b" ")
    (message,) = validate_package(target)
    assert message.startswith(f"source/{file.name}: edited after it was converted")
    file.unlink()
    (message,) = validate_package(target)
    assert message.startswith(f"source/{file.name}: cannot be read: ")


def test_a_package_without_a_descriptor_is_stopped_in_one_line(tmp_path: Path) -> None:
    assert len(validate_package(tmp_path)) == 1


def _schema(descriptor: Descriptor, resource: str) -> Descriptor:
    schemas: dict[str, Descriptor] = {one["name"]: one["schema"] for one in descriptor["resources"]}
    return schemas[resource]


def _field(descriptor: Descriptor, resource: str, name: str) -> Descriptor:
    schema = _schema(descriptor, resource)
    fields: list[Descriptor] = [*schema["fields"], *schema.get("extraFields", [])]
    return next(one for one in fields if one["name"] == name)


def _change(resource: str, name: str, **changes: object) -> Callable[[Descriptor], object]:
    return lambda descriptor: _field(descriptor, resource, name).update(changes)


def _add(resource: str, key: str, **item: object) -> Callable[[Descriptor], object]:
    return lambda descriptor: _schema(descriptor, resource).setdefault(key, []).append(item)


def _drop_type(resource: str, name: str) -> Callable[[Descriptor], object]:
    return lambda descriptor: _field(descriptor, resource, name).pop("columnType")


def _top(**changes: object) -> Callable[[Descriptor], object]:
    return lambda descriptor: descriptor.update(changes)


def _types(*types: object) -> Callable[[Descriptor], object]:
    return lambda descriptor: descriptor["columnTypes"].extend(types)


def _both(
    first: Callable[[Descriptor], object], second: Callable[[Descriptor], object]
) -> Callable[[Descriptor], object]:
    return lambda descriptor: (first(descriptor), second(descriptor))


_UNPIVOT = _change("facts", "amount", normalize={"currency": "CNY"})

FAULTS: list[tuple[str, Callable[[Descriptor], object]]] = [
    ("F01", _change("facts", "label", columnType="no-such:type")),
    ("F01", _change("facts", "currency", columnType="cn:no-such")),
    ("F01", _types("gone.json")),
    ("F02", _change("facts", "fiscal_year", type="string")),
    ("F02", _change("facts", "amount", type="string")),
    ("F03", _drop_type("facts", "unit_code")),
    ("F03", _drop_type("tables", "table_id")),
    ("F04", _change("facts", "label", columnType="functional-classification:generic:label")),
    ("F04", _change("tables", "number", columnType="cn:source-locator")),
    ("F05", _change("facts", "amount", normalize={"Phase": "approved"})),
    ("F05", _both(_UNPIVOT, _change("facts", "precision", normalize={}))),
    ("F06", _UNPIVOT),
    ("F06", _add("facts", "extraFields", name="target", normalizationTarget=True)),
    ("F07", _add("facts", "extraFields", name="when", type="date", constant="2024-13-01")),
    ("F07", _add("facts", "extraFields", name="rate", type="number", constant="many")),
    ("F07", _add("facts", "extraFields", name="whole", type="integer", constant=True)),
    ("F08", _add("facts", "extraFields", name="amount", type="number", constant=1)),
    ("F09", _both(_drop_type("facts", "fact_id"), _drop_type("facts", "function_code"))),
    ("F10", _drop_type("facts", "amount")),
    ("F11", _types({"name": "cn:a", "prior": "cn:b"}, {"name": "cn:b", "prior": "cn:a"})),
    ("F12", _top(countryCode="CHN")),
    ("F12", _top(fiscalPeriod={"start": "2024/01/01"})),
    ("F12", _top(fiscalPeriod={"start": "2024-12-31", "end": "2024-01-01"})),
    ("F13", _change("facts", "label", columnType="functional-classification:generic:level2:code")),
    ("F14", _change("facts", "label", columnType="phase:label")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "fault"), FAULTS)
def test_every_seeded_fault_is_caught(
    tmp_path: Path, rule: str, fault: Callable[[Descriptor], object]
) -> None:
    target = make_package(tmp_path)
    descriptor = json.loads((target / "datapackage.json").read_bytes())
    fault(descriptor)
    assert rule in {found.rule for found in check_fiscal(target, descriptor)}


def test_every_rule_has_a_fault() -> None:
    assert {rule for rule, _ in FAULTS} == {name.upper() for name, _, _ in RULES}


def test_the_taxonomy_points_where_it_should() -> None:
    names = {one["name"] for one in budget_types()}
    assert len(names) == len(budget_types()) == 143
    for one in budget_types():
        assert one.get("labelOf", one["name"]) in names
        assert one.get("prior", one["name"]) in names
        stem, _, last = one["name"].rpartition(":")
        if last in ("label", "title"):
            assert one["labelOf"] in (f"{stem}:code", f"{stem}:id")
        if stem[-1:].isdigit() and last == "code":
            level = int(stem[-1])
            assert one.get("prior") == (f"{stem[:-1]}{level - 1}:code" if level > 1 else None)
    assert all(one["name"].startswith("cn:") for one in own_types())


def test_an_undeclared_type_takes_after_its_longest_prefix() -> None:
    taxonomy = Taxonomy(
        [{"name": "a", "dataType": "string", "unique": True}, {"name": "a:b", "dataType": "date"}]
    )
    assert taxonomy.find("a:b:c") == {"name": "a:b:c", "dataType": "date", "unique": True}
    assert taxonomy.find("a-b") is None


def _of(name: str, kind: str, **more: object) -> Descriptor:
    """A field `name` of column type `kind`; amounts are numbers, the rest text."""
    data_type = "number" if kind == "value" else "string"
    return {"name": name, "type": data_type, "columnType": kind} | more


def _two_measures() -> tuple[Descriptor, dict[str, str]]:
    """A pivoted file with two measures, a constant date and no declared taxonomy."""
    measure = {"type": "number", "bareNumber": False}
    day = {"type": "date", "constant": "1/10/2015", "format": "%d/%m/%Y"}
    schema = {
        "fields": [
            _of("Who?", "administrative-classification:generic:code"),
            _of("What for?", "functional-classification:generic:code"),
            {"name": "Plan", "normalize": {"Phase": "Plan"}} | measure,
            {"name": "Actual", "normalize": {"Phase": "Actual"}} | measure,
        ],
        "extraFields": [
            _of("Amount", "value", normalizationTarget=True),
            _of("Phase", "phase:id"),
            _of("Week", "date:fiscal:activity-start", **day),
            {"name": "Share", "type": "number", "constant": "5,4", "decimalChar": ","},
            {"name": "List", "type": "array", "constant": [3.14, 2.78]},
            {"name": "Listed", "type": "array", "constant": "[3.14, 2.78]"},
            _of("Currency", "value-currency:code", constant="USD"),
        ],
    }
    csv = "Who?,What for?,Plan,Actual\nA,Food,$100,$107.60\nA,Books,$15,$0\n"
    return {"resources": [{"name": "b", "path": "b.csv", "schema": schema}]}, {"b.csv": csv}


def _star() -> tuple[Descriptor, dict[str, str]]:
    """A fact table with the dimensions in files of their own."""

    def dimension(name: str, kind: str) -> Descriptor:
        fields = [{"name": f"{name}ID", "type": "string"}, _of(name, kind)]
        return {"name": name, "path": f"{name}.csv", "schema": {"fields": fields}}

    def key(name: str) -> Descriptor:
        return {"fields": f"{name}ID", "reference": {"resource": name, "fields": f"{name}ID"}}

    fact = {
        "name": "budget",
        "path": "budget.csv",
        "schema": {
            "fields": [
                {"name": "ID", "type": "string", "columnType": "budget-line-id"},
                {"name": "BuyerID", "type": "string"},
                {"name": "PhaseID", "type": "string"},
                {"name": "Amount", "type": "number", "columnType": "value"},
            ],
            "foreignKeys": [key("Buyer"), key("Phase")],
        },
    }
    buyer = dimension("Buyer", "administrative-classification:generic:code")
    descriptor = {
        "columnTypes": [CANONICAL_URL],
        "resources": [buyer, dimension("Phase", "phase:id"), fact],
    }
    return descriptor, {
        "Buyer.csv": "BuyerID,Buyer\nB1,A\nB2,B\n",
        "Phase.csv": "PhaseID,Phase\nP,Planned\nA,Actual\n",
        "budget.csv": "ID,BuyerID,PhaseID,Amount\n1,B1,P,100\n1,B1,A,107\n2,B2,P,5\n",
    }  # fmt: skip


@pytest.mark.parametrize("example", [_two_measures, _star])
def test_packages_in_the_forms_of_the_specification_pass(
    tmp_path: Path, example: Callable[[], tuple[Descriptor, dict[str, str]]]
) -> None:
    descriptor, files = example()
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert check_fiscal(tmp_path, descriptor) == []


def test_the_key_is_judged_after_joining_and_unpivoting(tmp_path: Path) -> None:
    descriptor, files = _star()
    files["Phase.csv"] = "PhaseID,Phase\nP,Same\nA,Same\n"
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert {found.rule for found in check_fiscal(tmp_path, copy.deepcopy(descriptor))} == {"F09"}


def test_one_label_below_one_parent_has_one_code(tmp_path: Path) -> None:
    stem = "functional-classification:generic"
    kinds = [f"{stem}:level1:code", f"{stem}:level2:code", f"{stem}:level2:label", "value"]
    fields = [_of(name, kind) for name, kind in zip("abcd", kinds, strict=True)]
    descriptor = {"resources": [{"name": "f", "path": "f.csv", "schema": {"fields": fields}}]}
    file = tmp_path / "f.csv"
    file.write_text("a,b,c,d\n1,11,运行,5\n2,21,运行,6\n", encoding="utf-8")
    assert check_fiscal(tmp_path, descriptor) == []
    file.write_text("a,b,c,d\n1,11,运行,5\n1,12,运行,6\n", encoding="utf-8")
    assert [found.rule for found in check_fiscal(tmp_path, descriptor)] == ["F14"]
