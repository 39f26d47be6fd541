/** The head of a column: its name, what it reads or answers, and on demand what may stand in it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Popover, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useWord } from "~/components/useWord";
import classes from "~/features/tables/grid/grid.module.css";
import { useColumnName } from "~/features/tables/grid/names";
import type { Column, Spec } from "~/features/tables/model/table";
import { typeWords } from "~/features/tables/words";

export function ColumnHead({ column, place, finding }: { column: Column; place: number; finding: string | undefined }) {
  const name = useColumnName()(column);
  return (
    <th aria-colindex={place + 2} scope="col" className={classes.head} data-part={column.part} data-bad={finding ? true : undefined}>
      {column.spec ? <Explained name={name} spec={column.spec} answers={column.part === "then"} finding={finding} /> : name}
    </th>
  );
}

function Explained({ name, spec, answers, finding }: { name: string; spec: Spec; answers: boolean; finding: string | undefined }) {
  const { t } = useLingui();
  const word = useWord();
  const source = answers ? spec.id : spec.expression;
  return (
    <Popover withinPortal position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.headButton}>
          <span className={classes.headName}>
            <span className={classes.headLabel}>{name}</span>
            {finding ? <IconAlertTriangle size={13} aria-hidden /> : <IconInfoCircle size={13} aria-hidden className={classes.headIcon} />}
          </span>
          <span className={classes.headSource}>{source}</span>
          <span className="visually-hidden">{finding ?? t`What may stand here`}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.help} tabIndex={-1} data-autofocus>
          <strong>{name}</strong>
          {finding && <p className={classes.bad}>{finding}</p>}
          <p>
            {answers ? <Trans>Answers as</Trans> : <Trans>Compares</Trans>} <code>{source}</code>, {word(typeWords, spec.type ?? "any")}
          </p>
          {spec.allowed && spec.allowed.length > 0 && (
            <p>
              <Trans>Allowed:</Trans>{" "}
              {spec.allowed.map((text) => (
                <code key={text} className={classes.allowed}>
                  {text}
                </code>
              ))}
            </p>
          )}
          {spec.default && (
            <p>
              <Trans>When no row matches:</Trans> <code>{spec.default}</code>
            </p>
          )}
          {!answers && (
            <p>
              <Trans>An empty cell takes anything.</Trans>
            </p>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
