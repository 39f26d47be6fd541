/** Above the picture: how it is shown, what is looked for, what is left out. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Menu, MultiSelect, Popover, SegmentedControl, Stack, Switch, TextInput } from "@mantine/core";
import { IconFilter, IconFold, IconSearch } from "@tabler/icons-react";
import { type ReactNode, type RefObject, useMemo } from "react";
import { useWord } from "~/components/useWord";
import { stateWords } from "~/components/words";
import classes from "~/features/record/graph/graph.module.css";
import { Legend } from "~/features/record/graph/Legend";
import { useKindWords } from "~/features/record/graph/panel/words";
import type { Model } from "~/features/record/graph/picture/model";
import { choices, type Filter, isNarrowed, noFilter } from "~/features/record/graph/picture/narrow";
import type { Kind } from "~/features/record/graph/picture/types";

export type Shape = "picture" | "list";

interface PlanBarProps {
  model: Model;
  shape: Shape;
  onShape: (shape: Shape) => void;
  wanted: string;
  onWanted: (text: string) => void;
  /** How many are found, and which of them is shown. */
  hits: { count: number; at: number };
  onNext: (step: 1 | -1) => void;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  only: boolean;
  onOnly: (only: boolean) => void;
  onFoldTo: (kind: Kind | null) => void;
  searchBox: RefObject<HTMLInputElement | null>;
  children: ReactNode;
}

export function PlanBar({ searchBox, ...props }: PlanBarProps) {
  const { t } = useLingui();
  const { hits, only } = props;
  const place = hits.at + 1;
  return (
    <div className={classes.bar}>
      <SegmentedControl
        size="xs"
        aria-label={t`Show as`}
        value={props.shape}
        onChange={(next) => props.onShape(next as Shape)}
        data={[
          { value: "picture", label: t`Picture` },
          { value: "list", label: t`List` },
        ]}
      />
      <TextInput
        ref={searchBox}
        size="xs"
        className={classes.search ?? ""}
        aria-label={t`Search the picture`}
        placeholder={t`Number, name or person`}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={props.wanted}
        onChange={(event) => props.onWanted(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") props.onNext(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") props.onWanted("");
        }}
      />
      <span role="status" className={classes.dim}>
        {props.wanted.trim() !== "" && (hits.count === 0 ? <Trans>Nothing found</Trans> : <Trans>{place} of {hits.count}</Trans>)}
      </span>
      <Switch size="xs" label={t`Only what holds it up`} checked={only} onChange={(event) => props.onOnly(event.currentTarget.checked)} />
      <Filters model={props.model} filter={props.filter} onFilter={props.onFilter} />
      <FoldMenu onFoldTo={props.onFoldTo} />
      <Legend />
      {props.children}
    </div>
  );
}

function FoldMenu({ onFoldTo }: { onFoldTo: (kind: Kind | null) => void }) {
  return (
    <Menu>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconFold size={14} aria-hidden />}>
          <Trans>Fold</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onFoldTo("SITE")}><Trans>Down to sites</Trans></Menu.Item>
        <Menu.Item onClick={() => onFoldTo("LINE")}><Trans>Down to lines</Trans></Menu.Item>
        <Menu.Item onClick={() => onFoldTo("DOMAIN_ORDER")}><Trans>Down to domain orders</Trans></Menu.Item>
        <Menu.Item onClick={() => onFoldTo(null)}><Trans>Unfold everything</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const kinds: readonly Kind[] = ["LINE", "DOMAIN_ORDER", "TASK", "GATE", "DEFERRAL"];

function Filters({ model, filter, onFilter }: { model: Model; filter: Filter; onFilter: (filter: Filter) => void }) {
  const { t } = useLingui();
  const word = useWord();
  const kindWords = useKindWords();
  const found = useMemo(() => choices(model), [model]);
  const active = filter.states.length + filter.kinds.length + filter.sites.length + filter.people.length + Number(filter.attention) + Number(filter.waiting);
  const common = { size: "xs" as const, clearable: true, comboboxProps: { withinPortal: false } };
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <Button size="xs" variant={isNarrowed(filter) ? "light" : "default"} leftSection={<IconFilter size={14} aria-hidden />}>
          {active > 0 ? <Plural value={active} one="# filter" other="# filters" /> : <Trans>Filter</Trans>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Filter the picture`}>
        <Stack gap="xs" w={260}>
          <Switch size="xs" label={t`Needs attention`} checked={filter.attention} onChange={(event) => onFilter({ ...filter, attention: event.currentTarget.checked })} />
          <Switch size="xs" label={t`Waiting`} checked={filter.waiting} onChange={(event) => onFilter({ ...filter, waiting: event.currentTarget.checked })} />
          <MultiSelect {...common} label={t`State`} value={[...filter.states]} onChange={(states) => onFilter({ ...filter, states })}
            data={found.states.map((value) => ({ value, label: word(stateWords, value) }))} />
          <MultiSelect {...common} label={t`Kind`} value={[...filter.kinds]} onChange={(chosen) => onFilter({ ...filter, kinds: chosen as Kind[] })}
            data={kinds.map((value) => ({ value, label: kindWords[value] }))} />
          {found.sites.length > 0 && (
            <MultiSelect {...common} label={t`Site`} searchable value={[...filter.sites]} onChange={(sites) => onFilter({ ...filter, sites })} data={found.sites} />
          )}
          {found.people.length > 0 && (
            <MultiSelect {...common} label={t`Assigned`} searchable value={[...filter.people]} onChange={(people) => onFilter({ ...filter, people })} data={found.people} />
          )}
          <Group>
            <Button size="xs" variant="default" disabled={active === 0} onClick={() => onFilter(noFilter)}>
              <Trans>Clear filters</Trans>
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
