/** Which of the rows that match answer: each of DMN's hit policies with what it means, and how answers are added up. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Popover, Radio, Stack } from "@mantine/core";
import { IconChevronDown, IconInfoCircle } from "@tabler/icons-react";
import { useWord } from "~/components/useWord";
import classes from "~/features/tables/grid/grid.module.css";
import type { Table } from "~/features/tables/model/table";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { aggregationHelp, aggregationWords, hitPolicyHelp, hitPolicyWords } from "~/features/tables/words";

const listed = "LIST";

export function HitPolicy({ editor, editable }: { editor: TableEditor; editable: boolean }) {
  const { t } = useLingui();
  const word = useWord();
  const { table } = editor.session;
  const policy = table.hit_policy ?? "UNIQUE";
  const said = `${word(hitPolicyWords, policy)}${table.aggregation ? `: ${word(aggregationWords, table.aggregation)}` : ""}`;
  if (!editable) {
    return (
      <span className={classes.hit}>
        <IconInfoCircle size={14} aria-hidden /> <strong>{said}</strong> <span className={classes.hint}>{word(hitPolicyHelp, policy)}</span>
      </span>
    );
  }
  const change = (next: Partial<Table>) => editor.dispatch({ type: "edited", table: { ...table, ...next }, label: t`Hit policy` });
  return (
    <Popover position="bottom-end" width={440} trapFocus returnFocus withinPortal portalProps={{ target: "main" }}>
      <Popover.Target>
        <Button variant="default" className={classes.policy} rightSection={<IconChevronDown size={14} aria-hidden />}>
          <span className={classes.policyWord}>
            <Trans>Hit policy:</Trans> <strong>{said}</strong>
          </span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Hit policy`} className={classes.policies}>
        <Radio.Group
          label={t`Which of the rows that match answer?`}
          value={policy}
          onChange={(next) => change({ hit_policy: next, aggregation: null })}
        >
          <Stack gap={8} mt={8}>
            {Object.keys(hitPolicyWords).map((code) => {
              const missing = code !== policy && lacks(code, table);
              return (
                <Radio
                  key={code}
                  value={code}
                  disabled={missing}
                  label={
                    <>
                      {word(hitPolicyWords, code)} <code className={classes.code}>{code}</code>
                    </>
                  }
                  description={missing ? t`An answer column has to list its allowed values first, the most important one on top.` : word(hitPolicyHelp, code)}
                />
              );
            })}
          </Stack>
        </Radio.Group>
        {policy === "COLLECT" && (
          <Radio.Group
            mt="md"
            label={t`What is made of the answers?`}
            value={table.aggregation ?? listed}
            onChange={(next) => change({ aggregation: next === listed ? null : next })}
          >
            <Stack gap={8} mt={8}>
              {Object.keys(aggregationWords).map((code) => {
                const several = code !== listed && table.outputs.length > 1;
                return (
                  <Radio
                    key={code}
                    value={code}
                    disabled={several}
                    label={word(aggregationWords, code)}
                    description={several ? t`Only a table with one answer column can do this.` : word(aggregationHelp, code)}
                  />
                );
              })}
            </Stack>
          </Radio.Group>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The server refuses these without an order of importance. */
const lacks = (code: string, table: Table) =>
  (code === "PRIORITY" || code === "OUTPUT ORDER") && table.outputs.every((output) => !output.allowed?.length);
