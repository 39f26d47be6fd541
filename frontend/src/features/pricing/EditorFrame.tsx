/** Around what is edited: its name, what is wrong with it, and saving it as a draft of the catalog. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Badge, Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ProblemList } from "~/components/ProblemList";
import { EmptyState, QueryState } from "~/components/states";
import type { Content } from "~/features/pricing/model";
import classes from "~/features/pricing/pricing.module.css";
import type { Editing } from "~/features/pricing/useEntity";

export function EditorFrame({ editing, children }: { editing: Editing; children: (content: Content) => ReactNode }) {
  const { t } = useLingui();
  const { query, entity, content } = editing;
  const refused = editing.problems.map((one) => (one.message ? one : { ...one, message: t`The server does not answer. Try again.` }));
  return (
    <QueryState query={query} retry={editing.again}>
      {() =>
        entity && content ? (
          <>
            <div className={classes.head}>
              <h2>{entity.listed.name.text}</h2>
              {entity.draft && <Badge variant="default">{entity.draft.isNew ? t`New draft` : t`Draft`}</Badge>}
              <Group gap="xs" ml="auto">
                {entity.draft && !editing.isChanged && (
                  <Anchor component={Link} size="sm" to={`/catalog/${entity.section}/${entity.key}`}>
                    <Trans>Publish it in the catalog</Trans>
                  </Anchor>
                )}
                {editing.isChanged && (
                  <Button variant="default" onClick={editing.discard}>
                    <Trans>Undo changes</Trans>
                  </Button>
                )}
                <Button disabled={!editing.isChanged} loading={editing.saving} onClick={() => void editing.keep()}>
                  <Trans>Save the draft</Trans>
                </Button>
              </Group>
            </div>
            <ProblemList problems={refused} />
            <Findings findings={editing.findings} />
            {children(content)}
          </>
        ) : (
          <EmptyState title={<Trans>There is nothing of this key</Trans>} />
        )
      }
    </QueryState>
  );
}

/** A draft is kept although it can't be published yet; this says why. */
function Findings({ findings }: { findings: Editing["findings"] }) {
  if (findings.length === 0) return null;
  return (
    <div className={classes.findings} role="status">
      <p>
        <Trans>This can't be published yet:</Trans>
      </p>
      <ul>
        {findings.map((one) => (
          <li key={`${one.code} ${one.path.join(".")}`}>
            {one.message} <code>{one.path.slice(2).join(".")}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
