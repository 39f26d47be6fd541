/** Brings an image from a file; it is a draft until it is published with what shows it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton } from "@mantine/core";
import { IconPhotoUp } from "@tabler/icons-react";
import { useState } from "react";
import { useClient, useQuery } from "urql";
import classes from "~/features/catalog/catalog.module.css";
import { AddCatalogImage, bring } from "~/features/catalog/exchange";
import { keyLike } from "~/features/catalog/model";
import { CatalogDocuments } from "~/features/catalog/queries";

export function AddImage({ onAdded, document }: { onAdded: (key: string) => void; document?: string | undefined }) {
  const { t } = useLingui();
  const client = useClient();
  const [{ data }] = useQuery({ query: CatalogDocuments });
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const kept = document ?? data?.catalogDocuments[0]?.key ?? "main";

  const take = async (file: File | null) => {
    if (!file) return;
    setBusy(true);
    setFault(null);
    const told = await added(file);
    setBusy(false);
    setFault(told);
  };
  const added = async (file: File): Promise<string | null> => {
    const brought = await bring(client, file, "image");
    if ("refused" in brought) return brought.refused;
    if ("fault" in brought) return brought.fault === "tooLarge" ? t`An image has at most 1 MB.` : t`The server did not answer; try again in a moment.`;
    const key = `${keyLike(file.name.replace(/\.[^.]+$/, "")) || "image"}-${brought.upload.slice(-6).toLowerCase().replaceAll(/[^a-z0-9]/g, "0")}`;
    const answer = await client.mutation(AddCatalogImage, { input: { upload: brought.upload, key, document: kept } }).toPromise();
    const problem = answer.data?.addCatalogImage.problems[0];
    if (problem) return problem.message;
    if (!answer.data?.addCatalogImage.draft) return t`The server did not answer; try again in a moment.`;
    onAdded(key);
    return null;
  };
  return (
    <div className={classes.bring}>
      <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={busy} leftSection={<IconPhotoUp size={16} aria-hidden />}>
            <Trans>Bring an image</Trans>
          </Button>
        )}
      </FileButton>
      <span className={fault ? classes.error : classes.hint} role={fault ? "alert" : undefined}>
        {fault ?? <Trans>PNG, JPEG or WebP of at most 1 MB.</Trans>}
      </span>
    </div>
  );
}
