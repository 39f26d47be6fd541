/** The test cases of the table: each with what it expects and what really comes; publishing waits for all to pass. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerPlay, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { TableTest } from "~/features/tables/model/table";
import { CaseCard } from "~/features/tables/panels/cases/CaseCard";
import { CaseForm } from "~/features/tables/panels/cases/CaseForm";
import type { Cases } from "~/features/tables/panels/cases/useCases";
import classes from "~/features/tables/panels/panels.module.css";
import type { Said } from "~/features/tables/panels/useSaid";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { randomKey } from "~/lib/id";
import { textOf } from "~/lib/text";

interface CasesProps {
  editor: TableEditor;
  editable: boolean;
  said: Said;
  cases: Cases;
  onTry: (test: TableTest) => void;
}

export function CasesPanel({ editor, editable, said, cases, onTry }: CasesProps) {
  const { t } = useLingui();
  const [edited, setEdited] = useState<TableTest | null>(null);
  const tests = editor.session.table.tests ?? [];
  const change = (next: readonly TableTest[], label: string) => {
    editor.dispatch({ type: "edited", table: { ...editor.get().table, tests: next }, label });
  };
  const keep = (test: TableTest) => {
    const present = editor.get().table.tests ?? [];
    const known = present.some((one) => one.id === test.id);
    change(known ? present.map((one) => (one.id === test.id ? test : one)) : [...present, test], known ? t`Change a test case` : t`Add a test case`);
    setEdited(null);
  };
  const remove = (test: TableTest) => {
    change((editor.get().table.tests ?? []).filter((one) => one.id !== test.id), t`Delete a test case`);
    notifications.show({ message: t`${textOf(test.name)} is deleted; Ctrl Z brings it back.` });
  };
  return (
    <div className={classes.body} aria-busy={cases.status === "asking"}>
      <div className={classes.cardActions}>
        {tests.length > 0 && (
          <Button size="compact-sm" variant="light" leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={cases.run}>
            <Trans>Run all</Trans>
          </Button>
        )}
        {editable && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setEdited({ id: `t-${randomKey().slice(0, 10)}`, name: "", input: {}, expected: {} })}
          >
            <Trans>Add a case</Trans>
          </Button>
        )}
      </div>
      <p role="status" className={classes.status}>
        {tests.length === 0 ? (
          <Trans>No cases yet. Try the table out and save what it should answer: publishing then waits until every case passes.</Trans>
        ) : cases.status === "asking" ? (
          <>
            <Loader size={12} aria-hidden /> <Trans>Running…</Trans>
          </>
        ) : cases.status === "unreadable" ? (
          <span className={classes.bad}>{cases.message}</span>
        ) : cases.status === "failed" ? (
          <Trans>The server did not answer; run them again in a moment.</Trans>
        ) : cases.failed > 0 ? (
          <span className={classes.bad}>
            <Plural value={cases.failed} one="# case fails: it bars publishing." other="# cases fail: they bar publishing." />
          </span>
        ) : (
          <Plural value={tests.length} one="# case passes." other="All # cases pass." />
        )}
      </p>
      {edited && <CaseForm key={edited.id} editor={editor} test={edited} onKeep={keep} onClose={() => setEdited(null)} />}
      <ul className={classes.cards}>
        {tests.map((test) => (
          <CaseCard
            key={test.id}
            test={test}
            result={cases.results.get(test.id)}
            said={said}
            table={editor.session.table}
            editable={editable}
            onGo={(row) => editor.reveal(row)}
            onTry={() => onTry(test)}
            onEdit={() => setEdited(test)}
            onDelete={() => remove(test)}
          />
        ))}
      </ul>
    </div>
  );
}
