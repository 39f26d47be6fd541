/** Search in the flow: names, keys, kinds, and every text of the settings. */
import { Trans, useLingui } from "@lingui/react/macro";
import { CloseButton, Paper, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { ActionContext } from "~/features/studio/actions/action";
import classes from "~/features/studio/canvas/asking.module.css";
import { kindIcon } from "~/features/studio/canvas/icons";
import { focusNode } from "~/features/studio/canvas/ui";
import { useChoiceList } from "~/features/studio/canvas/useChoiceList";
import { nodeOf } from "~/features/studio/model/document";
import { type Hit, search } from "~/features/studio/model/search";
import { useStudio } from "~/features/studio/store";
import { textOf } from "~/lib/text";

const idOf = (hit: Hit) => `hit-${hit.id}`;

export function SearchBox({ context }: { context: ActionContext }) {
  const { t } = useLingui();
  const { store, ui } = context;
  const flow = useStudio((studio) => studio.doc.flow);
  const kinds = useStudio((studio) => studio.kinds);
  const [query, setQuery] = useState("");
  const hits = useMemo(() => search(flow, query, (kind) => kinds.get(kind)?.label.text ?? kind), [flow, query, kinds]);
  const close = () => {
    ui.getState().open(null);
    focusNode(store.getState().selection[0] ?? null);
  };
  const take = ({ id }: Hit) => {
    ui.getState().open(null);
    store.getState().reveal(id);
    focusNode(id);
  };
  const { active, setActive, onKeyDown } = useChoiceList(hits, take, close);
  const chosen = hits[active];
  const nameOf = (id: string) =>
    textOf(nodeOf(flow, id)?.name) || textOf(flow.groups?.find((one) => one.id === id)?.name) || (flow.notes?.find((one) => one.id === id)?.text ?? id);
  return (
    <Paper withBorder shadow="md" className={classes.search} role="search">
      <TextInput
        autoFocus
        size="xs"
        p={6}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={chosen ? idOf(chosen) : undefined}
        aria-label={t`Search in this flow`}
        placeholder={t`Name, key, expression, text…`}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<CloseButton size="sm" aria-label={t`Close the search`} onClick={close} />}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="search-hits" role="listbox" aria-label={t`Found`} className={classes.list} style={{ maxHeight: 300 }}>
        {hits.map((hit) => (
          <div
            key={hit.id}
            id={idOf(hit)}
            role="option"
            aria-selected={hit === chosen}
            className={classes.option}
            onPointerMove={() => setActive(hits.indexOf(hit))}
            onClick={() => take(hit)}
          >
            {kindIcon(nodeOf(flow, hit.id)?.kind ?? "", 16)}
            <span>
              <strong>{nameOf(hit.id)}</strong>
              {hit.where && <small>{hit.where.slice(0, 120)}</small>}
            </span>
          </div>
        ))}
        {query.trim() && hits.length === 0 && (
          <p className={classes.none} role="status">
            <Trans>Nothing here has these words.</Trans>
          </p>
        )}
      </div>
    </Paper>
  );
}
