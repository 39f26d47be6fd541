/** A button that opens the names in scope, to put one of them where one writes. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Popover, Tooltip } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useState } from "react";
import { ScopeList } from "~/components/expression/picker/ScopeList";
import type { Scope } from "~/components/expression/scope";

interface DataPickerProps {
  scope: Scope;
  /** The field that it puts names into. */
  label: string;
  onPick: (path: string) => void;
}

export function DataPicker({ scope, label, onPick }: DataPickerProps) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} withinPortal={false} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={<Trans>Insert a value</Trans>}>
          <ActionIcon size={24} aria-label={t`Insert a value into ${label}`} onClick={() => setOpened((old) => !old)}>
            <IconBraces size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t`Values for ${label}`}>
        {opened && (
          <ScopeList
            scope={scope}
            onPick={(path) => {
              setOpened(false);
              // Once the focus is back at the button, the field may have it.
              setTimeout(() => onPick(path), 50);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
