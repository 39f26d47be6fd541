/** One document of a file: what it would change, what is wrong with it, and under which key it is to come in. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Radio, Stack } from "@mantine/core";
import { useEffect } from "react";
import { ChangeList } from "~/components/definitions/ChangeList";
import { StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import classes from "~/features/flows/flows.module.css";
import { KeyInput } from "~/features/flows/KeyInput";
import type { IncomingDocument } from "~/features/flows/queries";
import { useKeyAdvice } from "~/features/flows/useKeyAdvice";
import { kindWords } from "~/features/flows/words";

export interface Take {
  choice: "draft" | "other" | "leave";
  key: string;
  /** The other key is free. */
  ready: boolean;
}

const mayBeOwn = (document: IncomingDocument) => document.problems.length === 0;

export const takeAtFirst = (document: IncomingDocument): Take => ({
  choice: document.key && mayBeOwn(document) && (document.outcome === "NEW" || document.outcome === "CHANGED") ? "draft" : "leave",
  key: document.key ?? "",
  ready: true,
});

interface ItemProps {
  document: IncomingDocument;
  take: Take;
  onTake: (take: Take) => void;
}

export function IncomingItem({ document, take, onTake }: ItemProps) {
  const { t } = useLingui();
  const word = useWord();
  const errors = document.findings.filter((finding) => finding.severity === "error").length;
  const outcomes: Record<string, [state: string, words: string]> = {
    NEW: ["ACTIVE", t`New`],
    CHANGED: ["REVISING", t`Changes what is there`],
    UNCHANGED: ["PUBLISHED", t`Already the same`],
    REFUSED: ["FAILED", t`Can't be imported`],
  };
  const [state, words] = outcomes[document.outcome] ?? ["DRAFT", document.outcome];
  return (
    <div className={classes.document} role="listitem" aria-label={document.place}>
      <div className={classes.documentHead}>
        <strong>{document.name.text || document.place}</strong>
        {document.kind && <span className={classes.dim}>{word(kindWords, document.kind)}</span>}
        {document.key && <code>{document.key}</code>}
        <StateMark state={state} word={words} />
        <span className={`${classes.dim} ${classes.place}`}>{document.place}</span>
      </div>
      {document.problems.map((problem) => (
        <p key={`${problem.code}:${problem.path.join(".")}`} className={classes.refusal} role="alert">
          {problem.path.length > 0 && <code>{problem.path.join(".")}</code>} {problem.message}
        </p>
      ))}
      {errors > 0 && (
        <p className={classes.flat}>
          <Plural value={errors} one="The draft would have # error to mend." other="The draft would have # errors to mend." />
        </p>
      )}
      {document.there && document.outcome === "CHANGED" && (
        <p className={classes.flat}>
          {document.there.draft ? (
            <Trans>Compared with the draft that {document.there.author} saved last; importing makes a new save of it.</Trans>
          ) : (
            <Trans>Compared with version {document.there.version}, which stays in force.</Trans>
          )}
        </p>
      )}
      {document.diff && document.diff.changes.length > 0 && (
        <details>
          <summary>
            <Plural value={document.diff.changes.length} one="# change" other="# changes" />
          </summary>
          <ChangeList changes={document.diff.changes} fieldLabel={(_change, path) => path} />
        </details>
      )}
      {document.key && (document.outcome !== "REFUSED" || document.freeKey) && <Choice document={document} take={take} onTake={onTake} />}
    </div>
  );
}

function Choice({ document, take, onTake }: ItemProps) {
  const { t } = useLingui();
  const own = document.key ?? "";
  return (
    <Radio.Group
      aria-label={t`What to do with ${document.name.text || document.place}`}
      value={take.choice}
      onChange={(choice) => onTake({ choice: choice as Take["choice"], key: choice === "other" ? (document.freeKey ?? `${own}-2`) : own, ready: true })}
    >
      <Stack gap={6}>
        {mayBeOwn(document) && document.outcome !== "UNCHANGED" && (
          <Radio size="sm" value="draft" label={document.there ? <Trans>As a new draft of {own}</Trans> : <Trans>As a new draft</Trans>} />
        )}
        <Radio size="sm" value="other" label={<Trans>Under another key</Trans>} />
        {take.choice === "other" && <OtherKey take={take} onTake={onTake} />}
        <Radio size="sm" value="leave" label={<Trans>Leave it out</Trans>} />
      </Stack>
    </Radio.Group>
  );
}

function OtherKey({ take, onTake }: Pick<ItemProps, "take" | "onTake">) {
  const field = useKeyAdvice("", take.key);
  const { value, free } = field;
  useEffect(() => {
    if (take.key !== value || take.ready !== free) onTake({ choice: "other", key: value, ready: free });
  }, [value, free, take, onTake]);
  return <KeyInput field={field} />;
}
