"""Validates a whole catalog; all problems at once, so that one look at the file mends them."""

from orderloom.catalog.domain.validation.charging import charging_problems
from orderloom.catalog.domain.validation.cycles import cycle_problems
from orderloom.catalog.domain.validation.entities import Entities
from orderloom.catalog.domain.validation.graphs import graph_problems
from orderloom.catalog.domain.validation.lines import line_problems
from orderloom.catalog.domain.validation.mappings import fight_problems, mapping_problems
from orderloom.catalog.domain.validation.offerings import offering_problems
from orderloom.catalog.domain.validation.relationships import relationship_problems, sum_problems
from orderloom.catalog.domain.validation.rules import rule_problems
from orderloom.catalog.domain.validation.selling import selling_problems
from orderloom.catalog.domain.validation.shelves import shelf_problems
from orderloom.catalog.domain.validation.specifications import specification_problems
from orderloom.kernel.errors import Problem


def validate(entities: Entities) -> tuple[Problem, ...]:
    return (
        *specification_problems(entities),
        *graph_problems(entities),
        *relationship_problems(entities),
        *sum_problems(entities),
        *line_problems(entities),
        *mapping_problems(entities),
        *fight_problems(entities),
        *offering_problems(entities),
        *rule_problems(entities),
        *charging_problems(entities),
        *selling_problems(entities),
        *shelf_problems(entities),
        *cycle_problems(entities),
    )
