/** Ctrl-K: go to any screen, or find an order, account, task or flow by number, name or text. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconFileText, IconSearch, type TablerIcon } from "@tabler/icons-react";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, useState } from "react";
import { useQuery } from "urql";
import type { Destination } from "~/app/navigation";
import classes from "~/app/shell/CommandPalette.module.css";
import { pathOfHit } from "~/app/shell/hits";
import { graphql } from "~/graphql";
import { useCan } from "~/lib/session";

const SearchEverything = graphql(`
  query SearchEverything($text: String!, $definitions: Boolean!) {
    search(text: $text, first: 12) { id kind label detail }
    definitions(search: $text) @include(if: $definitions) { id key kind name { text } }
  }
`);

interface Choice {
  key: string;
  label: string;
  detail?: string | null | undefined;
  Icon: TablerIcon;
  to: string;
}

interface PaletteProps {
  onClose: () => void;
  destinations: readonly Destination[];
}

function useChoices(text: string, destinations: readonly Destination[]): { choices: Choice[]; searching: boolean } {
  const { i18n } = useLingui();
  const router = useRouter();
  const definitions = useCan("flow.read");
  const [settled] = useDebouncedValue(text.trim(), 150);
  const [found] = useQuery({ query: SearchEverything, variables: { text: settled, definitions }, pause: settled.length < 2 });
  const wanted = text.trim().toLowerCase();
  const screens = destinations
    .map(({ to, label, Icon }) => ({ key: to, to, label: i18n._(label), Icon }))
    .filter(({ label }) => label.toLowerCase().includes(wanted));
  const known = new Set(Object.keys(router.routesByPath));
  const answer = settled.length < 2 || wanted.length < 2 ? undefined : found.data;
  const designs = (answer?.definitions ?? []).slice(0, 6).map(({ id, key, kind, name }) => ({
    id,
    kind: kind === "TABLE" ? "table" : "flow",
    label: key,
    detail: name.text,
  }));
  const hits = [...(answer?.search ?? []), ...designs];
  const records = hits.flatMap((hit) => {
    const to = pathOfHit(hit, known);
    return to ? [{ key: hit.id, to, label: hit.label, detail: hit.detail, Icon: IconFileText }] : [];
  });
  return { choices: [...records, ...screens], searching: found.fetching };
}

export function CommandPalette({ onClose, destinations }: PaletteProps) {
  const { t } = useLingui();
  return (
    <Modal.Root opened onClose={onClose} size={560} yOffset="12vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t`Search and commands`}>
        <Palette onClose={onClose} destinations={destinations} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette({ onClose, destinations }: PaletteProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const { choices, searching } = useChoices(text, destinations);
  const open = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    void navigate({ to: choice.to });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((index) => Math.max(0, Math.min(choices.length - 1, index + step)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      open(choices[active]);
    }
  };
  return (
    <>
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls="palette-choices"
          aria-activedescendant={choices[active] ? `palette-${active}` : undefined}
          aria-label={t`Search orders, accounts, tasks, or go to a screen`}
          placeholder={t`Search orders, accounts, tasks, or go to a screen`}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id="palette-choices" role="listbox" aria-label={t`Results`} className={classes.choices}>
        {choices.map((choice, index) => (
          <div
            key={choice.key}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.choice}
            onMouseMove={() => setActive(index)}
            onClick={() => open(choice)}
          >
            <choice.Icon size={16} aria-hidden />
            <span>{choice.label}</span>
            {choice.detail && <span className={classes.detail}>{choice.detail}</span>}
          </div>
        ))}
      </div>
      <p className={choices.length > 0 ? "visually-hidden" : classes.none} role="status">
        {choices.length === 0 && (searching ? <Trans>Searching…</Trans> : <Trans>Nothing found for this text.</Trans>)}
      </p>
    </>
  );
}
