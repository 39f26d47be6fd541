/** A condition as rows to choose from, or as FEEL; one text stands behind both. */
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { ConditionGroup } from "~/components/expression/conditions/ConditionGroup";
import classes from "~/components/expression/conditions/conditions.module.css";
import type { Reading, Unshown } from "~/components/expression/conditions/read";
import { type Group, isComplete, toText } from "~/components/expression/conditions/rows";
import { ExpressionField, type ExpressionFieldProps } from "~/components/expression/ExpressionField";
import field from "~/components/expression/expression.module.css";
import { usePreviewOfExpression } from "~/components/expression/data";
import { LiveValue } from "~/components/expression/LiveValue";
import { problemsOf } from "~/components/expression/problems";
import { treeOf } from "~/components/expression/scope";

type Read = (text: string) => Reading;

/** The reader of conditions comes with the parser, which is loaded when it is first wanted. */
function useReader(): Read | null {
  const [read, setRead] = useState<{ read: Read } | null>(null);
  useEffect(() => {
    let here = true;
    void import("~/components/expression/conditions/read").then(({ readCondition }) => here && setRead({ read: readCondition }));
    return () => {
      here = false;
    };
  }, []);
  return read?.read ?? null;
}

type View = "rows" | "text";

export function ConditionField(props: Omit<ExpressionFieldProps, "mode" | "compact" | "expected">) {
  const { value, label, tools, readOnly = false } = props;
  const { t } = useLingui();
  const id = useId();
  const read = useReader();
  const [view, setView] = useState<View | null>(null);
  const reading = read?.(value) ?? null;
  if (reading && view === null) setView("rows" in reading ? "rows" : "text");
  const shown: View = view === "rows" && reading && "rows" in reading ? "rows" : "text";
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={t`Show ${label} as`}
      value={shown}
      onChange={(next) => setView(next as View)}
      data={[
        { value: "rows", label: t`Builder`, disabled: !reading || !("rows" in reading) },
        { value: "text", label: "FEEL" },
      ]}
    />
  );
  if (shown === "text" || !read) {
    return (
      <div className={field.field}>
        <ExpressionField
          {...props}
          onChange={(text) => {
            // Who writes before the reader is there goes on writing.
            if (view === null) setView("text");
            props.onChange(text);
          }}
          expected="boolean"
          tools={
            <>
              {tools}
              {choice}
            </>
          }
        />
        {reading && "why" in reading && value.trim() !== "" && <Why why={reading.why} part={reading.part} />}
      </div>
    );
  }
  return (
    <div className={field.field} role="group" aria-labelledby={`${id}-label`}>
      <div className={field.head}>
        <span id={`${id}-label`} className={field.label}>
          {label}
        </span>
        {tools}
        {choice}
      </div>
      {props.description && <p className={field.about}>{props.description}</p>}
      <Builder {...props} read={read} readOnly={readOnly} />
    </div>
  );
}

function Why({ why, part }: { why: Unshown; part: string }) {
  if (why === "syntax") return null;
  return (
    <p className={classes.why}>
      {why === "nested" ? (
        <Trans>
          The builder shows groups one level deep; <code>{part}</code> is deeper.
        </Trans>
      ) : (
        <Trans>
          The builder has no row for <code>{part}</code>.
        </Trans>
      )}
    </p>
  );
}

const nothing: readonly never[] = [];

interface BuilderProps extends Omit<ExpressionFieldProps, "mode"> {
  read: Read;
  readOnly: boolean;
}

/** Rows that are not complete yet are kept here alone; the text follows as soon as they say something. */
function Builder({ value, onChange, scope, place, sample = null, problems: findings = nothing, read, readOnly }: BuilderProps) {
  const [kept, setKept] = useState<{ text: string; rows: Group } | null>(null);
  const reading = kept?.text === value ? null : read(value);
  const rows = reading && "rows" in reading ? reading.rows : (kept?.rows ?? { join: "and", items: [] });
  const previewed = usePreviewOfExpression({ text: value, mode: "expression", place, sample });
  const change = (next: Group) => {
    const text = next.items.length === 0 ? "" : isComplete(next) ? toText(next) : value;
    setKept({ text, rows: next });
    if (text !== value) onChange(text);
  };
  const open = rows.items.length > 0 && !isComplete(rows);
  const id = useId();
  return (
    <>
      <ConditionGroup group={rows} depth={0} tree={treeOf(scope)} readOnly={readOnly} onChange={change} />
      {open ? (
        <p className={classes.why} role="status">
          <Trans>A row is not filled in. Until it is, the condition stays as it was.</Trans>
        </p>
      ) : (
        <LiveValue id={id} problems={problemsOf(previewed, findings, "boolean").filter(({ wanted }) => !wanted)} previewed={previewed} sampled={sample !== null} />
      )}
    </>
  );
}
