"""The figures of a bench run as a page."""

from typing import Any

GOALS = (
    ("end to end orders/s ÷ floor", "orders_over_floor", "≥ 0.25", "{:.2f}"),
    ("CPU an order ÷ floor's", "cpu_over_floor", "≤ 4", "{:.1f}"),
    ("durable tasks/s, answered in waves ÷ DBOS steps/s", "tasks_over_dbos", "≥ 6", "{:.1f}"),
)


def page(found: dict[str, Any]) -> str:
    lines = [
        "# Performance",
        "",
        "`make bench` writes this page. Figures are ratios in one run on one machine, in interleaved rounds (floor, DBOS,",
        "Orderloom, floor, …); each is the median of the rounds' ratios, since absolute figures move with the machine.",
        "",
        "The work unit is a fibre bundle: 6 lines, about 18 domain orders, "
        f"{found['tasks_per_order']:.0f} automated tasks that are answered in process, from accepted to closed with active",
        "inventory. The *floor* is a bare psycopg script that writes such rows in bulk and moves them in waves with eight",
        "statements and eight commits an order, and decides nothing (`bench/floor.py`).",
        "",
        "| measure | goal | measured |",
        "| --- | --- | --- |",
        *(f"| {name} | {goal} | {form.format(found[key])} |" for name, key, goal, form in GOALS),
        f"| one idle order, POST → closed, p50 | ≤ 150 ms | {found['idle']['p50_ms']:.0f} ms |",
        f"| statements an order | constant | {found['cost']['statements_per_order']:.1f} |",
        f"| commits an order | constant | {found['cost']['commits_per_order']:.1f} |",
        *(f"| memory of {name} | ≤ 100 MB a worker | {size:.0f} MB |" for name, size in found["memory_mb"].items()),
        f"| orders accepted, orders not closed | all, 0 | {found['orders_accepted']}, {found['orders_lost']} |",
        "",
        f"On {found['machine']['cores']} cores, Python {found['machine']['python']}, {found['workers']} worker process(es), "
        f"{found['at']}: {found['orders_per_s']:.0f} orders/s against a floor of "
        f"{found['rounds'][-1]['floor']['orders_per_s']:.0f}, DBOS {found['rounds'][-1]['dbos']['steps_per_s']:.0f} steps/s.",
        "Raw figures of every round: `bench/results.json`.",
        "",
    ]
    return "\n".join(lines)
