/** One test case with its verdict. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconFlask, IconFocus2, IconPencil, IconTrash } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Table, TableTest } from "~/features/tables/model/table";
import classes from "~/features/tables/panels/panels.module.css";
import type { CaseResult } from "~/features/tables/panels/queries";
import { fieldsOf, valueAt } from "~/features/tables/panels/trial/fields";
import type { Said } from "~/features/tables/panels/useSaid";
import { textOf } from "~/lib/text";

interface CardProps {
  test: TableTest;
  result: CaseResult | undefined;
  said: Said;
  table: Table;
  editable: boolean;
  onGo: (row: string) => void;
  onTry: () => void;
  onEdit: () => void;
  onDelete: () => void;
}

export function CaseCard({ test, result, said, table, editable, onGo, onTry, onEdit, onDelete }: CardProps) {
  const { t } = useLingui();
  const name = textOf(test.name) || test.id;
  const tone = result ? (result.passed ? "good" : "bad") : "neutral";
  const Icon = result ? (result.passed ? IconCircleCheck : IconCircleX) : IconCircleDashed;
  const given = useMemo(
    () =>
      fieldsOf(table)
        .map((field) => [field.label || t`day`, valueAt(test.input, field.path)] as const)
        .filter(([, value]) => value !== undefined)
        .map(([label, value]) => `${label} ${said.value(value)}`)
        .join(" · "),
    [table, test.input, said, t],
  );
  const row = result?.matched.find((id) => said.place(id) !== null);
  return (
    <li className={classes.card} data-tone={tone}>
      <Icon size={16} className={classes.cardIcon} aria-label={result ? (result.passed ? t`passes` : t`fails`) : t`not run`} />
      <div className={classes.cardText}>
        <strong>{name}</strong>
        {given && <div className={classes.dim}>{given}</div>}
        {result && !result.passed && <Differences result={result} said={said} />}
        <div className={classes.cardActions}>
          <Button size="compact-xs" variant="subtle" leftSection={<IconFlask size={13} aria-hidden />} onClick={onTry}>
            <Trans>Try it</Trans>
          </Button>
          {row && (
            <Button size="compact-xs" variant="subtle" leftSection={<IconFocus2 size={13} aria-hidden />} onClick={() => onGo(row)}>
              {said.row(row)}
            </Button>
          )}
          {editable && (
            <>
              <Tooltip label={t`Change the case`}>
                <ActionIcon size={24} aria-label={t`Change ${name}`} onClick={onEdit}>
                  <IconPencil size={14} aria-hidden />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t`Delete the case`}>
                <ActionIcon size={24} aria-label={t`Delete ${name}`} onClick={onDelete}>
                  <IconTrash size={14} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </>
          )}
        </div>
      </div>
    </li>
  );
}

function Differences({ result, said }: { result: CaseResult; said: Said }) {
  const { t } = useLingui();
  const place = ([part = "", ...rest]: readonly string[]) => {
    if (part === "error") return t`Refusal`;
    if (part === "matched") return t`Rows`;
    return rest.map((step) => (/^\d+$/.test(step) ? `${Number(step) + 1}.` : said.column(step))).join(" ") || t`Answer`;
  };
  const shown = (path: readonly string[], value: unknown) =>
    path[0] === "matched" && Array.isArray(value) ? value.map((id) => said.row(String(id))).join(", ") : said.value(value);
  return (
    <table className={classes.differences}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Value</Trans>
          </th>
          <th scope="col">
            <Trans>Expected</Trans>
          </th>
          <th scope="col">
            <Trans>Actual</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {result.differences.map((one) => (
          <tr key={one.path.join(".")}>
            <th scope="row">{place(one.path)}</th>
            <td>{shown(one.path, one.expected)}</td>
            <td>{shown(one.path, one.actual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
