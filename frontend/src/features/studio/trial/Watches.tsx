/** Expressions that are looked at while a dry run goes on, each with its value by what has run so far. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useScope } from "~/components/expression/data";
import { ExpressionField } from "~/components/expression/ExpressionField";
import { useStudio } from "~/features/studio/store";
import { TrialValues } from "~/features/studio/trial/queries";
import classes from "~/features/studio/trial/trial.module.css";
import { useQuery } from "urql";

const storageKey = (flow: string) => `orderloom.watches.${flow}`;

function recalled(flow: string): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storageKey(flow)) ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function Watches() {
  const { t } = useLingui();
  const flow = useStudio((state) => state.key);
  const [watched, setWatched] = useState(() => recalled(flow));
  const [adding, setAdding] = useState(false);
  const keep = (next: string[]) => {
    setWatched(next);
    localStorage.setItem(storageKey(flow), JSON.stringify(next));
  };
  return (
    <section className={classes.section} aria-labelledby="trial-watches">
      <div className={classes.head}>
        <h3 id="trial-watches">
          <Trans>Watched values</Trans>
        </h3>
        {!adding && (
          <Button size="compact-xs" variant="subtle" onClick={() => setAdding(true)}>
            <Trans>Watch…</Trans>
          </Button>
        )}
      </div>
      {watched.length > 0 && (
        <ul className={classes.list}>
          {watched.map((text) => (
            <li key={text} className={classes.item}>
              <Watch text={text} />
              <ActionIcon variant="subtle" size="sm" aria-label={t`No longer watch ${text}`} onClick={() => keep(watched.filter((one) => one !== text))}>
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <NewWatch
          onClose={() => setAdding(false)}
          onAdd={(text) => {
            keep([...new Set([...watched, text])]);
            setAdding(false);
          }}
        />
      )}
    </section>
  );
}

function Watch({ text }: { text: string }) {
  const flowKey = useStudio((state) => state.key);
  const sample = useStudio((state) => state.sample);
  const [{ data }] = useQuery({ query: TrialValues, variables: { input: { text, flowKey, sample: sample?.input ?? null } } });
  const found = data?.previewExpression;
  const wrong = found?.problems.find(({ severity }) => severity === "error");
  return (
    <span className={classes.grow}>
      <code>{text}</code> = {wrong ? <span className={classes.bad}>{wrong.message}</span> : <code>{found?.text ?? "…"}</code>}
    </span>
  );
}

function NewWatch({ onAdd, onClose }: { onAdd: (text: string) => void; onClose: () => void }) {
  const { t } = useLingui();
  const flowKey = useStudio((state) => state.key);
  const sample = useStudio((state) => state.sample);
  const [text, setText] = useState("");
  const scope = useScope({ flowKey });
  const add = () => text.trim() && onAdd(text.trim());
  return (
    <>
      <ExpressionField
        label={t`Expression to watch`}
        value={text}
        onChange={setText}
        scope={scope}
        place={{ flowKey }}
        sample={sample?.input ?? null}
        onCommit={add}
        autoFocus
      />
      <div className={classes.row}>
        <Button size="compact-xs" onClick={add} disabled={!text.trim()}>
          <Trans>Watch</Trans>
        </Button>
        <Button size="compact-xs" variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </>
  );
}
