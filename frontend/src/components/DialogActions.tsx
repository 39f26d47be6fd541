/** How a dialog with a form ends: leave it, or send what was filled in. */
import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";

export function DialogActions(props: {
  leave: ReactNode;
  onLeave: () => void;
  busy: boolean;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Group justify="end">
      <Button variant="default" onClick={props.onLeave}>
        {props.leave}
      </Button>
      <Button type="submit" loading={props.busy} disabled={props.disabled ?? false}>
        {props.children}
      </Button>
    </Group>
  );
}
