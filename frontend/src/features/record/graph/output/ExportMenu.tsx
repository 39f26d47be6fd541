/** Printing the picture and saving it as a file. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconPhoto, IconPrinter, IconVectorTriangle } from "@tabler/icons-react";
import { useWord } from "~/components/useWord";
import { stateWords } from "~/components/words";
import { palette, type Scene } from "~/features/record/graph/canvas/paint";
import { print, savePng, saveSvg } from "~/features/record/graph/output/deliver";

const colours = () => palette(document.body);

export function ExportMenu({ scene, name }: { scene: Scene; name: string }) {
  const { t } = useLingui();
  const word = useWord();
  const said = (id: string) => {
    const node = scene.model.nodes.get(id);
    const sum = scene.sums.get(id);
    const inside = sum && sum.total > 0 ? t`${sum.open} of ${sum.total} open` : null;
    const parts = [node?.state ? word(stateWords, node.state) : null, node?.person ?? node?.number, inside];
    return { label: node?.label ?? "", below: parts.filter(Boolean).join(" · ") };
  };
  const png = () =>
    savePng(scene, said, colours(), name).catch(() =>
      notifications.show({ color: "red", message: t`This picture is too large for a PNG; save it as SVG.` }),
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />}>
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => print(scene, said, colours(), name)}>
          <Trans>Print</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconPhoto size={14} aria-hidden />} onClick={() => void png()}>
          <Trans>Save as PNG</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconVectorTriangle size={14} aria-hidden />} onClick={() => saveSvg(scene, said, colours(), name)}>
          <Trans>Save as SVG</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
