"""The figures of a bench run as a page."""

from typing import Any

GOALS = (
    ("end to end orders/s ÷ floor", "orders_over_floor", "≥ 0.25", "{:.2f}"),
    ("CPU an order ÷ floor's", "cpu_over_floor", "≤ 4", "{:.1f}"),
    ("durable tasks/s, answered in waves ÷ DBOS steps/s", "tasks_over_dbos", "≥ 6", "{:.1f}"),
)
INTRODUCTION = """# Performance

`make bench` writes this page (`make bench ONLY=language`, `ONLY=orders`, `ONLY=prices`, `ONLY=imports`,
`ONLY=decomposition` or `ONLY=studio` one section of it). Figures are ratios in one run on one machine, in interleaved
rounds (peer, Orderloom, peer, …); each is the median of the rounds' ratios, since absolute figures move with the
machine. Peers are installed into an environment of the bench alone, from `bench/requirements.lock`. Raw figures of
every round: `bench/results.json`.
"""
METHOD = """What is compared:

- **In memory**: a flow of blocks (a set node, a switch, a set node), 20 nodes run, given an order line with 20
  characteristics. SpiffWorkflow runs the same graph as BPMN, with script tasks and a condition at each gateway. Both
  by seconds of CPU, so that what else the machine does falls on neither.
- **Stored**: the same, written to the same PostgreSQL once the run can go no further, 25 runs a transaction on both
  sides: Spiff's state as one JSON row a run; ours as the run's row and one row of its journal a node. Ours has up to 8
  transactions under way in one process; Spiff's time is nearly all its own Python.
- **Durable**: DBOS commits after each step of a 10-step workflow. A run of pure steps is carried on in memory and
  stored with its journal in one transaction at its end: if the process dies before, it runs again from its start, and
  as nothing outside was touched, with the same result. A step that someone else answers is stored when it opens and
  when its answer comes: in waves (the answers of 25 runs in one transaction, as the work runner settles them), or each
  answer in a transaction of its own, which is as many commits as DBOS makes. The steps of both sides do nothing and
  answer at once.
- orchestrator-core is left out: it brings more than 100 packages, which take longer to install than the bench to run.
"""


def page(results: dict[str, Any]) -> str:
    shown = {
        "orders": _orders,
        "language": _language,
        "studio": _studio,
        "pictures": _pictures,
        "prices": _prices,
        "decomposition": _decomposition,
        "imports": _imports,
        "intake": _intake,
        "domain_lists": _domain_lists,
        "configurator": _configurator,
    }
    return "\n".join([INTRODUCTION, *(show(results[name]) for name, show in shown.items() if name in results)])


def _intake(found: dict[str, Any]) -> str:
    taken, sorts = found["accepted"], found.get("sorts", {})
    rows = [
        ("orders of six lines accepted over HTTP", "≥ 100/s", f"{taken['orders_per_s']:.0f}/s"),
        ("… CPU of the web process an order", "≤ 10 ms", f"{taken['web_cpu_ms']:.1f} ms"),
        ("… answered, p95, 16 at once", "", f"{taken['p95_ms']:.0f} ms"),
        *(
            (
                f"{one['lines']:,} lines accepted; made in the background",
                "",
                f"{one['accepted_s']:.1f} s; {one['made_s']:.1f} s",
            )
            for one in found["large"]
        ),
        *((f"list: {name}, p95", "< 100 ms", f"{took['p95_ms']:.0f} ms") for name, took in found["lists"].items()),
        *((f"in every order: {name}, p95", "< 100 ms", f"{took['p95_ms']:.0f} ms") for name, took in sorts.items()),
    ]
    return f"""## Orders coming in

Accepted is validated, priced and stored, by one web process with PostgreSQL beside it. Lists and searches are pages of
fifty among {found["rows"]:,} orders, asked over HTTP and GraphQL (`python -m bench.accept`).
*In every order* is by number, made, changed, state, priority and wanted date, each both ways.

| measure | goal | measured |
| --- | --- | --- |
{_table(rows)}

On {found["machine"]["cores"]} cores, Python {found["machine"]["python"]}, {found["at"]}.
"""


def _domain_lists(found: dict[str, Any]) -> str:
    rows = [
        (name, "< 100 ms", f"{took['p50_ms']:.0f} ms", f"{took['p95_ms']:.0f} ms", f"{took['counted_ms']:.0f} ms")
        for name, took in found["lists"].items()
    ]
    changed = [
        (name, f"{took['us']:.0f} µs", f"{took['bytes']:,.0f} bytes of log") for name, took in found["changes"].items()
    ]
    return f"""## Lists of domain orders

Pages of sixty among {found["rows"]:,} domain orders, from the question to the rows, in process: by made, changed,
number and state, both ways, the first and the second page (`python -m bench.domain_lists`). *Counts* are those of all
states and kinds above the list. The load of the machine was {found["load"][0]:.0f} to {found["load"][1]:.0f} meanwhile,
which stretches every figure; the writes are what they are.

| list | goal | p50 | p95 | counts, p50 |
| --- | --- | --- | --- | --- |
{_table(rows)}

What the indexes of lists cost, a changed row:

| change of | takes | writes |
| --- | --- | --- |
{_table(changed)}

{_where(found)}
"""


def _orders(found: dict[str, Any]) -> str:
    last = found["rounds"][-1]
    rows = [
        *((name, goal, form.format(found[key])) for name, key, goal, form in GOALS),
        ("one idle order, POST → closed, p50", "≤ 150 ms", f"{found['idle']['p50_ms']:.0f} ms"),
        ("statements an order", "constant", f"{found['cost']['statements_per_order']:.1f}"),
        ("commits an order", "constant", f"{found['cost']['commits_per_order']:.1f}"),
        *((f"memory of {name}", "≤ 100 MB a worker", f"{size:.0f} MB") for name, size in found["memory_mb"].items()),
        ("orders accepted; not closed", "all; 0", f"{found['orders_accepted']}; {found['orders_lost']}"),
    ]
    return f"""## Orders

The work unit is a fibre bundle from accepted to closed with active inventory: 6 lines, about 18 domain orders,
{found["tasks_per_order"]:.0f} automated tasks that are answered in process. The *floor* is a bare psycopg script that
writes such rows in bulk and moves them in waves with eight statements and eight commits an order, and decides nothing
(`bench/floor.py`).

| measure | goal | measured |
| --- | --- | --- |
{_table(rows)}

{_where(found)}
With {found["workers"]} worker process(es): {found["orders_per_s"]:.0f} orders/s against a floor of
{last["floor"]["orders_per_s"]:.0f}, and DBOS at {last["dbos"]["steps_per_s"]:.0f} steps/s.
"""


def _prices(found: dict[str, Any]) -> str:
    rows = [(row["measure"], row["goal"], row["measured"]) for row in found["rows"]]
    return f"""## Prices

A fibre bundle of six lines, priced in one process by seconds of CPU; 22 adjustments by rule are in force, of which two
meet it.

| measure | goal | measured |
| --- | --- | --- |
{_table(rows)}

{_where(found)}"""


def _decomposition(found: dict[str, Any]) -> str:
    rows = [(row["measure"], row["goal"], row["measured"]) for row in found["rows"]]
    return f"""## Decomposition

In memory: sixteen fibre bundles of six lines, 288 domain orders, and orders of one product a line, by seconds of CPU.
Kept: two transactions, as two workers make them, by the clock.

| measure | goal | measured |
| --- | --- | --- |
{_table(rows)}

{_where(found)}"""


def _imports(found: dict[str, Any]) -> str:
    rows = [(row["measure"], row["goal"], row["measured"]) for row in found["rows"]]
    return f"""## Imports

A CSV file, each row an order of its own with an external id, submitted: read, tried row by row, then made, by one
process that does the import's work alone. *One after the other* are the same orders, each captured in a transaction of
its own by the same process. Memory is the most that a process ever had; what 20,000 orders take more than 2,000 is what
does not stay flat.

| measure | goal | measured |
| --- | --- | --- |
{_table(rows)}

{_where(found)}
"""


def _language(found: dict[str, Any]) -> str:
    last = found["rounds"][-1]

    def did(what: str) -> str:
        return f"{last[what]['nodes_per_s']:,.0f}"

    rows = [(row["measure"], row["goal"], row.get("stretch", ""), row["measured"]) for row in found["rows"]]
    return f"""## The flow language

| measure | goal | stretch | measured |
| --- | --- | --- | --- |
{_table(rows)}

{_where(found)}
In the last round: {did("memory")} nodes/s in memory (SpiffWorkflow {did("spiff_memory")}), {did("stored")} stored
(SpiffWorkflow {did("spiff_stored")}), and durable steps/s of {did("pure")}, {did("waves")} and {did("alone")}
(DBOS {last["dbos"]["steps_per_s"]:,.0f}).

{METHOD}"""


def _studio(found: dict[str, Any]) -> str:
    few, many = found["sizes"]["20"], found["sizes"]["500"]
    rows = [
        ("500 steps: open, median of 5", "< 1,500 ms", f"{many['open_ms']:.0f} ms"),
        ("… ÷ 20 steps", "", f"{many['open_ms'] / few['open_ms']:.2f}"),
        ("500 steps: frames/s while a step is dragged", "60", f"{many['frames_per_s']:.0f}"),
        ("… ÷ 20 steps", "≥ 0.95", f"{many['frames_per_s'] / few['frames_per_s']:.2f}"),
        ("95th percentile of a frame", "≤ 17 ms", f"{many['p95_ms']:.1f} ms"),
        ("tasks over 50 ms (of processor time) in three seconds of dragging", "0", f"{many['long_tasks']}"),
        ("… the longest of them", "", f"{many['longest_ms']:.0f} ms"),
        ("scripts of the designer, gzip, without layout engine", "≤ 160 KB", f"{found['route_kb']:.0f} KB"),
    ]
    return f"""## The studio

In headless Chromium without a graphics card, on the cores that also serve the pages; tasks as the browser's own tracing
tells them.

| measure | goal | measured |
| --- | --- | --- |
{_table(rows)}

{_where(found)}
"""


def _pictures(found: dict[str, Any]) -> str:
    rows = [
        ("read from the database", "", f"{found['read_ms']:.0f} ms, {found['statements']} statements"),
        ("opened in the browser, median of 3", "< 2,000 ms", f"{found['open_ms']:.0f} ms"),
        ("frames/s at rest", "", f"{found['still']['frames_per_s']:.0f}"),
        ("… while it is moved", "≥ 50", f"{found['pan']['frames_per_s']:.0f}"),
        ("… the longest frame then", "", f"{found['pan']['worst_ms']:.0f} ms"),
        ("… while it is zoomed", "≥ 50", f"{found['zoom']['frames_per_s']:.0f}"),
        ("… moved when seen from afar", "≥ 50", f"{found['far']['frames_per_s']:.0f}"),
        ("nodes that are mounted then", "", f"{found['mounted']}"),
    ]
    return f"""## The picture of an order

An order of {found["nodes"]:,} lines, domain orders, tasks, gates and deferrals, all unfolded, in headless Chromium
without a graphics card, on the cores that also serve the page. The load of the machine was {found["load"]:.0f} when it
began.

| measure | goal | measured |
| --- | --- | --- |
{_table(rows)}

{_where(found)}
"""


def _configurator(found: dict[str, Any]) -> str:
    inside, outside = found["in_process"], found["http"]
    rows = [
        ("CPU of the web process, an answer", "", f"{outside['cpu_ms']:.0f} ms"),
        ("an answer over HTTP, 50th percentile", "", f"{outside['p50_ms']:.0f} ms"),
        ("… 95th percentile", "< 100 ms", f"{outside['p95_ms']:.0f} ms"),
        ("the rules alone, of CPU, 50th percentile", "", f"{inside['p50_ms']:.1f} ms"),
        ("… 95th percentile", "", f"{inside['p95_ms']:.1f} ms"),
    ]
    return f"""## The configurator

An offering of {found["options"]} options and 20 questions under {found["rules"]} rules. A buyer clicks
{found["clicks"]} times and takes ways out of conflicts; each answer is whole: questions, options, reasons, conflicts
with ways out that were tried, and the price of about 30 lines. The load of the machine was
{found["load"]:.0f} meanwhile, which stretches what is told by the clock.

| measure | goal | measured |
| --- | --- | --- |
{_table(rows)}

{_where(found)}"""


def _table(rows: list[Any]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _where(found: dict[str, Any]) -> str:
    machine = found["machine"]
    peers = ", ".join(f"{name} {version}" for name, version in found.get("peers", {}).items())
    beside = f", beside {peers}" if peers else ""
    return f"On {machine['cores']} cores, Python {machine['python']}, {found['at']}{beside}."
