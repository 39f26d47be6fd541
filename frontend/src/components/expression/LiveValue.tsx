/** What stands under an expression: what is wrong with it, else the value that it has on the sample. */
import { Trans } from "@lingui/react/macro";
import { IconAlertCircle, IconAlertTriangle } from "@tabler/icons-react";
import type { Previewed } from "~/components/expression/data";
import classes from "~/components/expression/expression.module.css";
import { useTypeWord } from "~/components/expression/types";

export interface FieldProblem {
  message: string;
  severity?: string | undefined;
  position?: number | null | undefined;
  suggestion?: string | null | undefined;
}

interface LiveValueProps {
  id: string;
  problems: readonly FieldProblem[];
  previewed: Previewed;
  /** Whether a sample is chosen, so that there are values to look at. */
  sampled: boolean;
}

const shownProblems = 3;

export function LiveValue({ id, problems, previewed, sampled }: LiveValueProps) {
  const { preview, current } = previewed;
  return (
    <div id={id} className={classes.under}>
      {problems.slice(0, shownProblems).map(({ message, severity, suggestion }) => (
        <p key={message} className={severity === "warning" ? classes.warning : classes.problem}>
          {severity === "warning" ? <IconAlertTriangle size={14} aria-hidden /> : <IconAlertCircle size={14} aria-hidden />}
          <span>
            {message} {suggestion}
          </span>
        </p>
      ))}
      {problems.length === 0 && preview && (
        <p className={classes.value} data-old={!current || undefined}>
          {sampled ? <Value preview={preview} /> : <Kind type={preview.type} />}
        </p>
      )}
    </div>
  );
}

function Value({ preview }: { preview: NonNullable<Previewed["preview"]> }) {
  if (preview.text === null) return <Unset paths={preview.unset} />;
  return (
    <>
      <code title={preview.text}>= {preview.text}</code>
      {preview.text === "null" && preview.missing.length > 0 ? <Unset paths={preview.missing} /> : <Kind type={preview.type} />}
    </>
  );
}

function Unset({ paths }: { paths: readonly string[] }) {
  const names = paths.join(", ");
  return (
    <span>
      <Trans>not set in the sample: {names}</Trans>
    </span>
  );
}

function Kind({ type }: { type: string }) {
  const word = useTypeWord()(type);
  return word && type !== "any" ? <span>{word}</span> : null;
}
