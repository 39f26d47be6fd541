/** The `?` dialog: every shortcut that acts on the screen at hand. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Table } from "@mantine/core";
import { Fragment } from "react";
import classes from "~/app/shell/Shell.module.css";
import { useRegisteredShortcuts } from "~/lib/keyboard";

const keyNames = (keys: string) => keys.replace("mod+", "Ctrl ").replace("shift+", "Shift ").split(" ");

export function KeysDialog(props: { onClose: () => void }) {
  const { t } = useLingui();
  const shortcuts = useRegisteredShortcuts();
  return (
    <Modal opened onClose={props.onClose} title={<Trans>Keys</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <Table verticalSpacing={6} withRowBorders={false}>
        <Table.Tbody>
          {shortcuts.map((shortcut) => (
            <Table.Tr key={`${shortcut.keys}:${shortcut.label}`}>
              <Table.Td w={110}>
                {keyNames(shortcut.keys).map((key, index) => (
                  <Fragment key={`${key}${index}`}>
                    {index > 0 && " "}
                    <kbd className={classes.kbd}>{key}</kbd>
                  </Fragment>
                ))}
              </Table.Td>
              <Table.Td>{shortcut.label}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td>
              <kbd className={classes.kbd}>↑</kbd> <kbd className={classes.kbd}>↓</kbd>
            </Table.Td>
            <Table.Td>
              <Trans>Move between the rows of a list</Trans>
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
