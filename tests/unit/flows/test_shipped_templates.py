"""Templates show the whole language at work, and explain themselves; that they are in order and pass their cases is
asked of all shipped definitions."""

import pytest

from orderloom.language.graph import Flow
from orderloom.language.nodes import KINDS
from orderloom.main.flow_files.checking import check
from orderloom.main.seed.files import folder

PLACE = folder() / "templates"
TEMPLATES = {
    each.document.key: each.document.parsed
    for each in check([PLACE], [folder()])
    if each.document is not None and isinstance(each.document.parsed, Flow)
}
ASKED_FOR = {
    *("site-survey", "credit-check", "appointment", "cloud-provisioning", "licence-deployment", "service-activation"),
    *("service-deactivation", "port-in", "delivery", "escalation", "auto-heal"),
}
IN_OTHER_SHIPPED_FLOWS = {"decision", "decompose"}
LANGUAGES = {"en", "pt-BR"}


def test_there_is_a_template_for_what_is_asked_for_most() -> None:
    assert set(TEMPLATES) >= ASKED_FOR


def test_templates_cover_every_kind_of_flow_and_of_node() -> None:
    kinds = {flow.kind for flow in TEMPLATES.values()}
    assert kinds == {"enrichment", "fulfillment", "fallout", "jeopardy", "approval", "notification", "subflow"}
    assert {node.kind for flow in TEMPLATES.values() for node in flow.nodes} == set(KINDS) - IN_OTHER_SHIPPED_FLOWS


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_template_is_named_and_explained_in_both_languages(key: str) -> None:
    flow = TEMPLATES[key]
    assert all(set(text) == LANGUAGES for text in (flow.name, *(node.name for node in flow.nodes)))
    assert all(set(group.name) == LANGUAGES for group in flow.groups)
    assert flow.notes, "a note says what it waits for, or what to change"
    assert all(len(note.text.split("\n\n")) == len(LANGUAGES) for note in flow.notes)


@pytest.mark.parametrize("key", TEMPLATES)
def test_what_a_template_calls_is_given_a_limit_or_tried_again(key: str) -> None:
    """Undoing aside, a call that hangs or fails once must not stop an order by itself."""
    flow = TEMPLATES[key]
    undoing = {edge.target[0] for edge in flow.edges if edge.source[1] == "compensate"}
    calls = [node for node in flow.nodes if node.kind == "task.automated" and node.id not in undoing]
    assert [node.key for node in calls if node.policy.retry is None and node.policy.timeout is None] == []


@pytest.mark.parametrize("key", TEMPLATES)
def test_each_template_has_a_case_for_what_goes_wrong(key: str) -> None:
    assert len(TEMPLATES[key].tests) >= 2
