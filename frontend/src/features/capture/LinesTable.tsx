/** Many products as rows: only those in sight are drawn; chosen ones are changed or removed together. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { IconPencil, IconSearch, IconTrash } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { BulkEditDialog } from "~/features/capture/BulkEditDialog";
import classes from "~/features/capture/lines.module.css";
import type { SiteOfAccount } from "~/features/capture/LinePanel";
import type { DraftLine } from "~/lib/draft";
import { formatNumber } from "~/lib/format";
import type { Problem } from "~/lib/problems";

interface LinesTableProps {
  lines: DraftLine[];
  names: (key: string) => string;
  sites: readonly SiteOfAccount[];
  problems: readonly Problem[];
  onOpen: (number: string) => void;
  onLines: (lines: DraftLine[]) => void;
}

const rowHeight = 38;

export function LinesTable({ lines, names, sites, problems, onOpen, onLines }: LinesTableProps) {
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState(false);
  const siteNames = useMemo(() => new Map(sites.map((site) => [site.id, `${site.name}, ${site.city}`])), [sites]);
  const faulty = useMemo(() => faultyRoots(lines, problems), [lines, problems]);
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const roots = lines.filter((line) => line.parent === null);
    const said = (line: DraftLine) => `${line.number} ${names(line.offering)} ${siteNames.get(line.siteId ?? "") ?? ""}`.toLowerCase();
    return wanted ? roots.filter((line) => said(line).includes(wanted)) : roots;
  }, [lines, names, siteNames, text]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 10 });
  const kept = rows.filter((line) => chosen.has(line.number));
  const all = rows.length > 0 && kept.length === rows.length;
  const toggle = (number: string, on: boolean) =>
    setChosen((old) => new Set(on ? [...old, number] : [...old].filter((one) => one !== number)));
  const remove = () => {
    const gone = new Set(kept.map(({ number }) => number));
    onLines(lines.filter((line) => !gone.has(line.number.split(".")[0] ?? "")));
    setChosen(new Set());
  };
  return (
    <div>
      <div className={classes.tools}>
        <TextInput
          w={260}
          aria-label={t`Find a line`}
          placeholder={t`Find a line`}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span className={classes.count} role="status">
          {kept.length > 0 ? (
            <Plural value={kept.length} one="# line chosen" other="# lines chosen" />
          ) : (
            <Plural value={rows.length} one="# line" other="# lines" />
          )}
        </span>
        <Button variant="default" disabled={kept.length === 0} leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setEditing(true)}>
          <Trans>Change</Trans>
        </Button>
        <Button variant="default" disabled={kept.length === 0} leftSection={<IconTrash size={15} aria-hidden />} onClick={remove}>
          <Trans>Remove</Trans>
        </Button>
      </div>
      <div role="table" aria-label={t`Lines`} aria-rowcount={rows.length + 1} className={classes.table}>
        <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
          <span role="columnheader">
            <Checkbox
              aria-label={t`Choose all lines`}
              checked={all}
              indeterminate={kept.length > 0 && !all}
              onChange={(event) => setChosen(event.currentTarget.checked ? new Set(rows.map(({ number }) => number)) : new Set())}
            />
          </span>
          <span role="columnheader">
            <Trans>No.</Trans>
          </span>
          <span role="columnheader">
            <Trans>Product</Trans>
          </span>
          <span role="columnheader">
            <Trans>Site</Trans>
          </span>
          <span role="columnheader" data-end>
            <Trans>Quantity</Trans>
          </span>
        </div>
        <div ref={scroller} className={classes.scroller} role="rowgroup" tabIndex={-1}>
          <div style={{ height: virtual.getTotalSize(), position: "relative" }} role="presentation">
            {virtual.getVirtualItems().map((item) => {
              const line = rows[item.index];
              if (!line) return null;
              const name = names(line.offering);
              return (
                <div
                  key={line.number}
                  role="row"
                  aria-rowindex={item.index + 2}
                  className={classes.row}
                  data-faulty={faulty.has(line.number) || undefined}
                  style={{ position: "absolute", insetInline: 0, top: 0, height: item.size, transform: `translateY(${item.start}px)` }}
                >
                  <span role="cell">
                    <Checkbox
                      aria-label={t`Choose line ${line.number}`}
                      checked={chosen.has(line.number)}
                      onChange={(event) => toggle(line.number, event.currentTarget.checked)}
                    />
                  </span>
                  <span role="cell" className={classes.dim}>
                    {line.number}
                  </span>
                  <span role="cell">
                    <button type="button" className={classes.open} onClick={() => onOpen(line.number)} aria-label={t`Open line ${line.number}, ${name}`}>
                      {name}
                    </button>
                  </span>
                  <span role="cell">{siteNames.get(line.siteId ?? "") ?? <span className={classes.dim}>–</span>}</span>
                  <span role="cell" data-end>
                    {formatNumber(line.quantity)}
                  </span>
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {editing && <BulkEditDialog lines={lines} chosen={kept} sites={sites} onLines={onLines} onClose={() => setEditing(false)} />}
    </div>
  );
}

/** Products of which something is wrong, or of whose parts. */
function faultyRoots(lines: readonly DraftLine[], problems: readonly Problem[]): ReadonlySet<string> {
  const places = problems.filter(({ path }) => path[0] === "lines").map(({ path }) => Number(path[1]));
  return new Set(places.map((place) => lines[place]?.number.split(".")[0] ?? ""));
}
