/** What both sides attached, and a way to attach more. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { graphql } from "~/graphql/portal";
import { AskFailed } from "~/features/portal/lib/ask";
import { usePortal } from "~/features/portal/lib/portal";
import type { OwnRequest } from "~/features/portal/requests/RequestPage";
import { Button } from "~/features/portal/ui/Button";
import ui from "~/features/portal/ui/ui.module.css";
import { formatNumber } from "~/lib/format";

const AttachFile = graphql(`
  mutation AttachFile($input: AttachFile!) {
    attachFile(input: $input) { address problems { code message path } }
  }
`);
const FetchFile = graphql(`
  mutation FetchFile($id: ID!) {
    fetchFile(id: $id) { address problems { code message path } }
  }
`);

function useFiles(request: OwnRequest, again: () => void) {
  const { t } = useLingui();
  const { ask, files } = usePortal();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const doing = async (act: () => Promise<string | null>) => {
    setBusy(true);
    try {
      setWrong(await act());
    } catch (reason) {
      setWrong(reason instanceof AskFailed && reason.message ? reason.message : t`Something went wrong here.`);
    } finally {
      setBusy(false);
    }
  };
  const attach = (file: File) =>
    doing(async () => {
      const { attachFile } = await ask(AttachFile, { input: { number: request.number, name: file.name } });
      if (!attachFile.address) return attachFile.problems[0]?.message ?? "";
      await files.bring(attachFile.address, file);
      again();
      return null;
    });
  const save = (id: string, name: string) =>
    doing(async () => {
      const { fetchFile } = await ask(FetchFile, { id });
      if (!fetchFile.address) return fetchFile.problems[0]?.message ?? "";
      await files.save(fetchFile.address, name);
      return null;
    });
  return { busy, wrong, attach, save };
}

export function RequestFiles({ request, again }: { request: OwnRequest; again: () => void }) {
  const { t } = useLingui();
  const { busy, wrong, attach, save } = useFiles(request, again);
  const input = useRef<HTMLInputElement>(null);
  const open = request.actions.includes("reply");
  if (!open && request.files.length === 0) return null;
  return (
    <section aria-label={t`Files`}>
      {request.files.length > 0 && (
        <ul className={ui.list}>
          {request.files.map(({ id, name, size }) => (
            <li key={id} className={ui.row}>
              <Button look="quiet" busy={busy} onClick={() => void save(id, name)}>
                {name}
              </Button>
              <span className={ui.facts}>
                <Trans>{formatNumber(Math.ceil(size / 1024))} KB</Trans>
              </span>
            </li>
          ))}
        </ul>
      )}
      {wrong !== null && (
        <p className={ui.problem} role="alert">
          {wrong}
        </p>
      )}
      {open && (
        <>
          <input
            ref={input}
            type="file"
            hidden
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              currentTarget.value = "";
              if (file) void attach(file);
            }}
          />
          <Button busy={busy} onClick={() => input.current?.click()}>
            <Trans>Attach a file</Trans>
          </Button>
        </>
      )}
    </section>
  );
}
