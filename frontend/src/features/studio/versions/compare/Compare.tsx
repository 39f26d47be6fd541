/** Any two contents of a flow side by side: on the canvas, and as a list to step through. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Modal, Select, Tooltip } from "@mantine/core";
import { IconArrowRight, IconChevronDown, IconChevronUp, IconEqual, IconUnlink, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useCallback, useState } from "react";
import { useQuery } from "urql";
import { type Change, changeKey, type ChangeKind } from "~/components/definitions/changes";
import { ChangeList } from "~/components/definitions/ChangeList";
import { ChangeMark } from "~/components/definitions/ChangeMark";
import { DraftSaves } from "~/components/definitions/documents";
import { EmptyState, LoadingState } from "~/components/states";
import { useStudio } from "~/features/studio/store";
import { CompareCanvas } from "~/features/studio/versions/compare/CompareCanvas";
import { type Side, sideKey, sideOf } from "~/features/studio/versions/compare/sides";
import { type Comparison, useComparison } from "~/features/studio/versions/compare/useComparison";
import { useFlowFieldLabel } from "~/features/studio/versions/useFlowFieldLabel";
import { useVersions } from "~/features/studio/versions/useVersions";
import classes from "~/features/studio/versions/versions.module.css";
import { formatTime } from "~/lib/format";
import { textOf } from "~/lib/text";

interface CompareProps {
  before?: Side | undefined;
  after?: Side | undefined;
  onClose: () => void;
}

const kinds: readonly ChangeKind[] = ["ADDED", "CHANGED", "MOVED", "REMOVED"];

export function Compare({ before, after, onClose }: CompareProps) {
  const { t } = useLingui();
  const name = useStudio((studio) => textOf(studio.doc.flow.name));
  const { definition } = useVersions();
  const [chosen, setChosen] = useState<{ before: Side | null; after: Side | null }>({ before: before ?? null, after: after ?? null });
  const inForce: Side | null = definition?.published ? { kind: "version", version: definition.published.version } : null;
  const sides = { before: chosen.before ?? inForce ?? { kind: "canvas" }, after: chosen.after ?? { kind: "canvas" } } as const;
  const comparison = useComparison(sides.before, sides.after);
  const [current, setCurrent] = useState<string | null>(null);
  const changes = comparison?.changes ?? [];
  const at = changes.findIndex((change) => changeKey(change) === current);
  const step = (by: 1 | -1) => {
    if (changes.length === 0) return;
    const next = at < 0 ? (by > 0 ? 0 : changes.length - 1) : (at + by + changes.length) % changes.length;
    setCurrent(changeKey(changes[next] as Change));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = (event.target instanceof HTMLInputElement && !event.target.readOnly) || event.ctrlKey || event.metaKey || event.altKey;
    const by = typing ? null : ({ n: 1, p: -1 } as const)[event.key.toLowerCase() as "n" | "p"];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    step(by);
  };
  return (
    <Modal opened fullScreen onClose={onClose} withCloseButton={false} padding={0} attributes={{ content: { "aria-label": t`Compare versions of ${name}` } }} styles={{ body: { height: "100dvh" } }}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={classes.compare} onKeyDownCapture={onKeyDown}>
        <header className={classes.compareBar} role="presentation">
          <h2>
            <Trans>Compare {name}</Trans>
          </h2>
          <SideSelect label={t`From`} side={sides.before} given={[before, after]} onChange={(side) => setChosen({ ...chosen, before: side })} />
          <IconArrowRight size={16} aria-hidden />
          <SideSelect label={t`To`} side={sides.after} given={[before, after]} onChange={(side) => setChosen({ ...chosen, after: side })} />
          <span className={classes.comparePush}>
            <span role="status">{changes.length > 0 && (at < 0 ? t`${changes.length} changes` : t`${at + 1} of ${changes.length}`)}</span>
            <Tooltip label={t`Previous change (P)`} withinPortal={false}>
              <ActionIcon aria-label={t`Previous change`} disabled={changes.length === 0} onClick={() => step(-1)}>
                <IconChevronUp size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t`Next change (N)`} withinPortal={false}>
              <ActionIcon data-autofocus aria-label={t`Next change`} disabled={changes.length === 0} onClick={() => step(1)}>
                <IconChevronDown size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <ActionIcon aria-label={t`Close`} onClick={onClose}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </span>
        </header>
        {comparison === undefined ? (
          <LoadingState />
        ) : comparison === null ? (
          <EmptyState Icon={IconUnlink} title={<Trans>One of the two can't be loaded</Trans>}>
            <Trans>It may not be kept any more, or the server does not answer. Choose another one.</Trans>
          </EmptyState>
        ) : (
          <Compared comparison={comparison} current={current} onCurrent={setCurrent} />
        )}
      </div>
    </Modal>
  );
}

interface ComparedProps {
  comparison: Comparison;
  current: string | null;
  onCurrent: (key: string) => void;
}

function Compared({ comparison, current, onCurrent }: ComparedProps) {
  const { t } = useLingui();
  const fieldLabel = useFlowFieldLabel();
  const { changes } = comparison;
  const choose = useCallback(
    (id: string) => {
      const found = changes.find(({ element }) => element === id);
      if (found) onCurrent(changeKey(found));
    },
    [changes, onCurrent],
  );
  return (
    <div className={classes.compareBody}>
      <div className={classes.compareCanvas}>
        <CompareCanvas comparison={comparison} current={changes.find((change) => changeKey(change) === current) ?? null} onChoose={choose} />
      </div>
      {/* What scrolls must be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.compareList} tabIndex={0} role="region" aria-label={t`What differs`}>
        <ul className={classes.legend} aria-label={t`What the colours mean`}>
          {kinds.map((kind) => (
            <li key={kind}>
              <ChangeMark kind={kind} />
            </li>
          ))}
        </ul>
        {changes.length > 0 ? (
          <ChangeList changes={changes} fieldLabel={fieldLabel} current={current} onChoose={(change) => onCurrent(changeKey(change))} />
        ) : (
          <EmptyState Icon={IconEqual} title={<Trans>Nothing differs</Trans>}>
            <Trans>The two hold the same. Choose others above.</Trans>
          </EmptyState>
        )}
      </div>
    </div>
  );
}

interface SideSelectProps {
  label: string;
  side: Side;
  given: readonly (Side | undefined)[];
  onChange: (side: Side) => void;
}

function SideSelect({ label, side, given, onChange }: SideSelectProps) {
  const { t } = useLingui();
  const key = useStudio((studio) => studio.key);
  const viewing = useStudio((studio) => studio.readOnly === "version");
  const shown = useStudio((studio) => studio.base.version);
  const { definition } = useVersions();
  const [saves] = useQuery({ query: DraftSaves, variables: { key } });
  const handed = given.flatMap((one) => (one?.kind === "given" ? [one] : []));
  const options = [
    ...handed.map((one) => ({ value: sideKey(one), label: one.label })),
    { value: "canvas", label: viewing ? t`Version ${shown}, on the canvas` : t`The draft, on the canvas` },
    ...(definition?.versions ?? [])
      .filter(({ publishedAt }) => publishedAt)
      .toSorted((one, other) => other.version - one.version)
      .map(({ version }) => ({ value: `version:${version}`, label: version === definition?.published?.version ? t`Version ${version}, in force` : t`Version ${version}` })),
    ...(saves.data?.draftRevisions ?? []).map(({ revision, author, savedAt }) => ({
      value: `save:${revision}`,
      label: t`Save ${revision}, ${formatTime(savedAt)}, ${author}`,
    })),
  ];
  return (
    <Select
      size="xs"
      w={220}
      aria-label={label}
      allowDeselect={false}
      data={options}
      value={sideKey(side)}
      comboboxProps={{ withinPortal: false }}
      onChange={(value) => value && onChange(sideOf(value, handed))}
    />
  );
}
