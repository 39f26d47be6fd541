"""The figures of a bench run as a page."""

from typing import Any

GOALS = (
    ("end to end orders/s ÷ floor", "orders_over_floor", "≥ 0.25", "{:.2f}"),
    ("CPU an order ÷ floor's", "cpu_over_floor", "≤ 4", "{:.1f}"),
    ("durable tasks/s, answered in waves ÷ DBOS steps/s", "tasks_over_dbos", "≥ 6", "{:.1f}"),
)


def page(found: dict[str, Any]) -> str:
    last, machine = found["rounds"][-1], found["machine"]
    rows = [
        *((name, goal, form.format(found[key])) for name, key, goal, form in GOALS),
        ("one idle order, POST → closed, p50", "≤ 150 ms", f"{found['idle']['p50_ms']:.0f} ms"),
        ("statements an order", "constant", f"{found['cost']['statements_per_order']:.1f}"),
        ("commits an order", "constant", f"{found['cost']['commits_per_order']:.1f}"),
        *((f"memory of {name}", "≤ 100 MB a worker", f"{size:.0f} MB") for name, size in found["memory_mb"].items()),
        ("orders accepted; not closed", "all; 0", f"{found['orders_accepted']}; {found['orders_lost']}"),
    ]
    return f"""# Performance

`make bench` writes this page. Figures are ratios in one run on one machine, in interleaved rounds (floor, DBOS,
Orderloom, floor, …); each is the median of the rounds' ratios, since absolute figures move with the machine.

The work unit is a fibre bundle from accepted to closed with active inventory: 6 lines, about 18 domain orders,
{found["tasks_per_order"]:.0f} automated tasks that are answered in process. The *floor* is a bare psycopg script that
writes such rows in bulk and moves them in waves with eight statements and eight commits an order, and decides nothing
(`bench/floor.py`).

| measure | goal | measured |
| --- | --- | --- |
{chr(10).join(f"| {name} | {goal} | {value} |" for name, goal, value in rows)}

On {machine["cores"]} cores, Python {machine["python"]}, {found["workers"]} worker process(es), {found["at"]}:
{found["orders_per_s"]:.0f} orders/s against a floor of {last["floor"]["orders_per_s"]:.0f}, and DBOS at
{last["dbos"]["steps_per_s"]:.0f} steps/s. Raw figures of every round: `bench/results.json`.
"""
