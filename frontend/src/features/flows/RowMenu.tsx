/** What can be done with one row, behind its menu button. */
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, type TablerIcon } from "@tabler/icons-react";
import type { DefinitionRow } from "~/features/flows/queries";

export interface RowVerb {
  id: string;
  label: string;
  Icon: TablerIcon;
  perform: () => void;
  /** Begins a group of its own. */
  apart?: boolean;
  bad?: boolean;
}

export function RowMenu({ row, verbs }: { row: DefinitionRow; verbs: readonly RowVerb[] }) {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t`Actions for ${row.name.text}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {verbs.flatMap((verb) => [
          ...(verb.apart ? [<Menu.Divider key={`${verb.id}-line`} />] : []),
          <Menu.Item
            key={verb.id}
            leftSection={<verb.Icon size={15} aria-hidden />}
            style={verb.bad ? { color: "var(--tone-bad-text)" } : {}}
            onClick={verb.perform}
          >
            {verb.label}
          </Menu.Item>,
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
