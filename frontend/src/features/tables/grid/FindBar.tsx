/** Finding texts in the table, and writing others for them. */
import { msg, plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Checkbox, CloseButton, TextInput, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useMemo } from "react";
import { useStore } from "zustand";
import type { Grid } from "~/features/tables/grid/context";
import classes from "~/features/tables/grid/grid.module.css";
import type { Finding } from "~/features/tables/grid/state";
import { type Hit, hitsIn, nextHit, replaceHits } from "~/features/tables/model/find";
import { single } from "~/features/tables/model/selection";

export function FindBar({ grid, editable }: { grid: Grid; editable: boolean }) {
  const find = useStore(grid.store, (now) => now.find);
  return find ? <Bar grid={grid} find={find} editable={editable} /> : null;
}

function Bar({ grid, find, editable }: { grid: Grid; find: Finding; editable: boolean }) {
  const { t } = useLingui();
  const at = useStore(grid.store, (now) => now.selection.at);
  const { table, shown, columns, set, choose, edit, word, say, focus } = grid.context();
  const hits = useMemo(() => hitsIn(table.rows, shown, columns, find), [table.rows, shown, columns, find]);
  const here = hits.findIndex((hit) => hit.row === at.row && hit.col === at.col);
  const change = (part: Partial<Finding>) => set({ find: { ...find, ...part } });
  const go = (backwards: boolean, from: Hit = at, among = hits) => {
    const next = nextHit(among, from, backwards);
    if (next) choose(single(next));
  };
  const close = () => {
    set({ find: null });
    focus();
  };
  const replace = () => {
    const hit = hits[here];
    if (!hit) go(false);
    else {
      edit(word(msg`Replace`), replaceHits(table.rows, shown, columns, [hit], find, find.by));
      go(false, hit, hits.filter((one) => one !== hit));
    }
  };
  const replaceAll = () => {
    edit(word(msg`Replace all`), replaceHits(table.rows, shown, columns, hits, find, find.by));
    say(word(msg`${plural(hits.length, { one: "# cell was changed.", other: "# cells were changed." })}`));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" || event.key === "F3") go(event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={classes.find} aria-label={t`Find in the table`}>
      <TextInput
        className={classes.findField}
        aria-label={t`Find`}
        placeholder={t`Find`}
        leftSection={<IconSearch size={14} aria-hidden />}
        data-autofocus
        autoFocus
        value={find.text}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <span role="status" className={classes.found}>
        {find.text === "" ? "" : hits.length === 0 ? t`Nothing found` : here < 0 ? t`${hits.length} found` : t`${here + 1} of ${hits.length}`}
      </span>
      <Tooltip label={t`Previous (Shift Enter)`}>
        <ActionIcon aria-label={t`Previous`} disabled={hits.length === 0} onClick={() => go(true)}>
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t`Next (Enter)`}>
        <ActionIcon aria-label={t`Next`} disabled={hits.length === 0} onClick={() => go(false)}>
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Checkbox size="xs" label={t`Match case`} checked={find.matchCase} onChange={(event) => change({ matchCase: event.currentTarget.checked })} />
      {editable && !find.replacing && (
        <Button variant="subtle" size="compact-sm" onClick={() => change({ replacing: true })}>
          <Trans>Replace…</Trans>
        </Button>
      )}
      {editable && find.replacing && (
        <>
          <TextInput
            className={classes.findField}
            aria-label={t`Replace by`}
            placeholder={t`Replace by`}
            value={find.by}
            onChange={(event) => change({ by: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === "Escape") close();
              else if (event.key === "Enter") replace();
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          />
          <Button variant="default" size="compact-sm" disabled={hits.length === 0} onClick={replace}>
            <Trans>Replace</Trans>
          </Button>
          <Button variant="default" size="compact-sm" disabled={hits.length === 0} onClick={replaceAll}>
            <Trans>Replace all</Trans>
          </Button>
        </>
      )}
      <CloseButton className={classes.findClose} aria-label={t`Close the search`} onClick={close} />
    </search>
  );
}
