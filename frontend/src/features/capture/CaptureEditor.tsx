/** The configurator: account, products, configuration, details; price and submit stay in view. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useDraftConfiguration } from "~/components/configurator/useDraftConfiguration";
import { PageHeader } from "~/components/PageHeader";
import { AccountSection } from "~/features/capture/AccountSection";
import classes from "~/features/capture/Capture.module.css";
import { CatalogPicker } from "~/features/capture/CatalogPicker";
import { LinePanel } from "~/features/capture/LinePanel";
import { OrderFields } from "~/features/capture/OwnFields";
import { PricePanel } from "~/features/capture/PricePanel";
import { useAccount } from "~/features/capture/useAccount";
import type { DraftLine } from "~/lib/draft";
import { useShortcuts } from "~/lib/keyboard";
import { messageAt } from "~/lib/problems";
import { useAgreedPrices } from "~/lib/useAgreedPrices";
import { type DraftContent, useDraftOrder } from "~/lib/useDraftOrder";
import { usePreview } from "~/lib/usePreview";

interface CaptureEditorProps {
  title: string;
  initial: DraftContent;
  saved: { id: string; number: string; version: number } | null;
  /** Told the id that a new order was first saved under. */
  onCreated?: (id: string) => void;
}

export function CaptureEditor({ title, initial, saved, onCreated }: CaptureEditorProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [content, setContent] = useState(initial);
  const [picking, setPicking] = useState(false);
  const [tried, setTried] = useState(false);
  const change = useCallback((part: Partial<DraftContent>) => setContent((old) => ({ ...old, ...part })), []);
  const draft = useDraftOrder(content, saved);
  const agreement = useAgreedPrices(draft);
  const { preview, asking } = usePreview(content.accountId, content.lines, content.custom, agreement.draft);
  const account = useAccount(content.accountId);
  const changeLines = useCallback(
    (step: (lines: readonly DraftLine[]) => readonly DraftLine[]) => setContent((old) => ({ ...old, lines: [...step(old.lines)] })),
    [],
  );
  const configuration = useDraftConfiguration({
    accountId: content.accountId,
    lines: content.lines,
    requested: content.requestedCompletion,
    onLines: changeLines,
  });
  const orderId = draft.order?.id;
  useEffect(() => {
    if (orderId && !saved) onCreated?.(orderId);
  }, [orderId, saved, onCreated]);

  const problems = useMemo(
    () => (draft.problems.length > 0 ? draft.problems : tried ? (preview?.problems ?? []) : typingProblems(preview?.problems ?? [])),
    [draft.problems, preview, tried],
  );

  const add = (key: string) => {
    configuration.add(key, content.lines[0]?.siteId ?? onlySite(account.data?.sites));
    setPicking(false);
  };

  const submit = useCallback(async () => {
    setTried(true);
    const number = await draft.submit();
    if (number) {
      notifications.show({ message: t`Order ${number} was submitted.` });
      await navigate({ to: `/orders/${number}` });
    }
  }, [draft, navigate, t]);

  const shortcuts = useMemo(
    () => [
      { keys: "mod+Enter", label: t`Submit the order`, perform: () => void submit() },
      { keys: "a", label: t`Add a product`, perform: () => setPicking(true) },
    ],
    [submit, t],
  );
  useShortcuts(shortcuts);

  const roots = content.lines.filter((line) => line.parent === null);
  const choosing = content.accountId !== null && (roots.length === 0 || picking);
  return (
    <>
      <PageHeader title={title} />
      <div className={classes.page}>
        <div className={classes.main}>
          <AccountSection
            account={account}
            accountId={content.accountId}
            locked={draft.order !== null}
            onChoose={(accountId) => change({ accountId })}
          />
          {content.accountId !== null && (
            <section aria-label={t`Products`} className={classes.section}>
              <h2 className={classes.heading}>
                <Trans>Products</Trans>
              </h2>
              {roots.map((line) => (
                <LinePanel
                  key={line.number}
                  line={line}
                  lines={content.lines}
                  sites={account.data?.sites ?? []}
                  accountId={content.accountId ?? ""}
                  onLines={(lines) => change({ lines })}
                  problems={problems}
                  configuration={configuration}
                  strict={tried}
                />
              ))}
              {choosing ? (
                <CatalogPicker currency={account.data?.currency} onChoose={add} onClose={roots.length > 0 ? () => setPicking(false) : undefined} />
              ) : (
                <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setPicking(true)}>
                  <Trans>Add a product</Trans>
                </Button>
              )}
            </section>
          )}
          {roots.length > 0 && (
            <section aria-label={t`Details`} className={classes.section}>
              <h2 className={classes.heading}>
                <Trans>Details</Trans>
              </h2>
              <div className={classes.fields}>
                <TextInput
                  type="date"
                  label={<Trans>Wanted by</Trans>}
                  value={content.requestedCompletion ?? ""}
                  error={messageAt(problems, "requested_completion")}
                  onChange={(event) => change({ requestedCompletion: event.currentTarget.value || null })}
                />
                <Textarea
                  label={<Trans>Note</Trans>}
                  autosize
                  minRows={1}
                  value={content.description}
                  error={messageAt(problems, "description")}
                  onChange={(event) => change({ description: event.currentTarget.value })}
                />
              </div>
              <OrderFields values={content.custom} onChange={(custom) => change({ custom })} problems={problems} />
            </section>
          )}
        </div>
        <PricePanel
          preview={preview}
          asking={asking}
          status={draft.status}
          number={draft.order?.number ?? null}
          problems={problems}
          ready={roots.length > 0}
          agreement={agreement}
          onSubmit={() => void submit()}
        />
      </div>
    </>
  );
}

const onlySite = (sites: readonly { id: string }[] | undefined): string | null =>
  sites?.length === 1 ? (sites[0]?.id ?? null) : null;

/** While one still writes, what is only missing is not held against one; what is wrong is. */
const typingProblems = <P extends { code: string }>(problems: readonly P[]): P[] =>
  problems.filter(({ code }) => !/missing|no_lines|catalog\.bundle|fields\.required/.test(code));
