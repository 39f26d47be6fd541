"""Templates are in order, and become documents under keys of one's own."""

from pathlib import Path

import pytest

from orderloom.flows.contracts import ImportedDocument
from orderloom.flows.contracts.authoring import TemplateIndex
from orderloom.flows.domain.authoring import candidates, copy_name, key_of_name, problem_of, renamed
from orderloom.flows.domain.templates import BrokenTemplates, made_of, read_index, templates
from orderloom.flows.store.templates import shipped
from orderloom.kernel import json
from orderloom.platform.shipped import folder
from tests.builders.flows import document, node

PLACE = folder() / "templates"
DECIDES = document(
    node("begin", "start"),
    node("which", "decision", config={"table": "survey-limits"}),
    node("part", "subflow", config={"flow": "hand-over"}),
    node("finish", "end"),
    "begin -> which -> part -> finish",
    key="survey",
)
LIMITS = {
    "schema": "orderloom.table/1",
    "key": "survey-limits",
    "name": {"en": "Limits"},
    "outputs": [{"id": "flow", "label": "Flow"}],
    "rows": [{"id": "r1", "when": [], "then": ['"survey"']}, {"id": "r2", "when": [], "then": ["null"]}],
}
DOCUMENTS = {"survey": ImportedDocument(content=DECIDES), "survey-limits": ImportedDocument(content=LIMITS)}


def index(**entry: object) -> TemplateIndex:
    given = {"key": "survey", "category": "checks", "description": {"en": "Why."}, **entry}
    categories = [{"key": "checks", "name": {"en": "Checks"}}]
    return read_index({"schema": "orderloom.templates/1", "categories": categories, "templates": [given]})


def test_shipped_templates_say_in_both_languages_what_they_are_for() -> None:
    found = shipped()
    assert found
    for each in found:
        assert each.description.keys() == each.name.keys() == {"en", "pt-BR"}, each.key
        assert all(20 <= len(text) <= 240 for text in each.description.values()), each.key
        assert each.category.name.keys() == {"en", "pt-BR"}


def test_each_file_of_the_folder_is_of_a_template() -> None:
    named = {key for each in shipped() for key in (each.key, *(str(one.content["key"]) for one in each.beside))}
    files = {path.name.rsplit(".", 2)[0] for path in PLACE.glob("*.*.json")}
    assert files == named


def test_what_comes_along_with_a_template_goes_by_its_new_key() -> None:
    (template,) = templates(index(**{"with": ["survey-limits"]}), DOCUMENTS)
    limits, survey = made_of(template, "my-own", {"en": "Mine"})
    assert (limits.content["key"], limits.content["name"]) == ("my-own-limits", {"en": "Limits"})
    assert [row["then"] for row in limits.content["rows"]] == [['"my-own"'], ["null"]]
    assert (survey.content["key"], survey.content["name"]) == ("my-own", {"en": "Mine"})
    assert [one.get("config") for one in survey.content["nodes"]] == [
        None,
        {"table": "my-own-limits"},
        {"flow": "hand-over"},
        None,
    ]
    assert [one["id"] for one in survey.content["nodes"]] == [one["id"] for one in DECIDES["nodes"]]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"key": "gone"}, "gone is missing"),
        ({"category": "none"}, "no category none"),
        ({"with": ["survey-none"]}, "survey-none is missing"),
    ],
)
def test_an_index_that_is_not_in_order_is_refused(entry: dict[str, object], told: str) -> None:
    with pytest.raises(BrokenTemplates, match=told):
        templates(index(**entry), DOCUMENTS)
    with pytest.raises(BrokenTemplates):
        read_index({"schema": "orderloom.templates/2"})


def test_a_folder_without_an_index_has_no_templates(tmp_path: Path) -> None:
    assert shipped(tmp_path) == ()
    (tmp_path / "index.json").write_bytes(json.dumps(json.to_builtins(index(key="survey"))))
    with pytest.raises(BrokenTemplates):
        shipped(tmp_path)
    (tmp_path / "survey.flow.json").write_bytes(json.dumps(DECIDES))
    assert [each.key for each in shipped(tmp_path)] == ["survey"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Copy of Site survey (São Paulo)", "copy-of-site-survey-sao-paulo"),
        ("  42 things ", "things"),
        ("???", ""),
        ("a" * 100, "a" * 80),
    ],
)
def test_a_key_is_made_of_a_name(name: str, key: str) -> None:
    assert key_of_name(name) == key


def test_candidates_for_a_key_count_on() -> None:
    assert candidates("survey-2")[:3] == ("survey-2", "survey-2", "survey-3")
    assert candidates("Route 66")[:2] == ("route-66", "route-2")
    assert candidates("Site Survey")[:2] == ("site-survey", "site-survey-2")
    assert candidates("!") == ()
    assert all(problem_of(each) is None for each in candidates("a" * 80))


def test_a_copy_says_that_it_is_one_in_each_language() -> None:
    assert copy_name({"en": "Survey", "pt-BR": "Vistoria", "fr": "Visite"}) == {
        "en": "Copy of Survey",
        "pt-BR": "Cópia de Vistoria",
        "fr": "Visite",
    }
    assert renamed(DECIDES, {"survey": "other"})["nodes"] == DECIDES["nodes"]
