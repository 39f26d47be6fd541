/** Rows joined by and, or by or; the outermost may hold groups of its own. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { ConditionRow } from "~/components/expression/conditions/ConditionRow";
import classes from "~/components/expression/conditions/conditions.module.css";
import { type Group, isGroup, type Join, none, type Row } from "~/components/expression/conditions/rows";
import type { ScopeTree } from "~/components/expression/scope";

interface ConditionGroupProps {
  group: Group;
  depth: 0 | 1;
  tree: ScopeTree;
  readOnly: boolean;
  onChange: (group: Group) => void;
}

const blank: Row = { field: "", operator: "=", operands: [none] };

export function ConditionGroup({ group, depth, tree, readOnly, onChange }: ConditionGroupProps) {
  const { t } = useLingui();
  const { join, items } = group;
  const put = (index: number, item: Row | Group | null) => onChange({ join, items: items.flatMap((old, at) => (at === index ? (item ? [item] : []) : [old])) });
  const add = (item: Row | Group) => onChange({ join, items: [...items, item] });
  const joinField = (index: number) =>
    index === 1 && !readOnly ? (
      <NativeSelect
        size="xs"
        className={classes.join}
        aria-label={t`Rows are joined by`}
        value={join}
        onChange={(event) => onChange({ join: event.currentTarget.value as Join, items })}
        data={[
          { value: "and", label: t`and` },
          { value: "or", label: t`or` },
        ]}
      />
    ) : (
      <span className={classes.joined}>{join === "and" ? <Trans>and</Trans> : <Trans>or</Trans>}</span>
    );
  return (
    <div className={depth === 0 ? classes.rows : classes.group} role={depth === 0 ? undefined : "group"} aria-label={depth === 0 ? undefined : t`Group`}>
      {items.length === 0 && (
        <p className={classes.none}>
          <Trans>No condition: always.</Trans>
        </p>
      )}
      {items.map((item, index) => (
        // Rows have no name of their own: their place is what tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index}>
          {index > 0 && joinField(index)}
          {isGroup(item) ? (
            <ConditionGroup group={item} depth={1} tree={tree} readOnly={readOnly} onChange={(next) => put(index, next.items.length > 0 ? next : null)} />
          ) : (
            <ConditionRow row={item} number={index + 1} tree={tree} readOnly={readOnly} onChange={(next) => put(index, next)} onRemove={() => put(index, null)} />
          )}
        </div>
      ))}
      {!readOnly && (
        <div className={classes.adders}>
          <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add(blank)}>
            <Trans>Row</Trans>
          </Button>
          {depth === 0 && items.length > 0 && (
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => add({ join: join === "and" ? "or" : "and", items: [blank, blank] })}
            >
              <Trans>Group</Trans>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
