/** The screen of capture: account, products, details; price and submit stay in view. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { Attachments } from "~/components/attachments/Attachments";
import { PageHeader } from "~/components/PageHeader";
import { AccountSection } from "~/features/capture/AccountSection";
import classes from "~/features/capture/Capture.module.css";
import { DetailsSection } from "~/features/capture/DetailsSection";
import { PricePanel } from "~/features/capture/PricePanel";
import { ProductsSection } from "~/features/capture/ProductsSection";
import { ReviewDialog } from "~/features/capture/ReviewDialog";
import { TemplatesDialog } from "~/features/capture/TemplatesDialog";
import { WayFields } from "~/features/capture/WayFields";
import { useCapture } from "~/features/capture/useCapture";
import { useShortcuts } from "~/lib/keyboard";
import type { DraftContent } from "~/lib/useDraftOrder";

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
  const capture = useCapture(initial, saved);
  const { content, change, draft, account, preview, problems, submit, add } = capture;
  const [picking, setPicking] = useState(false);
  const [templates, setTemplates] = useState(false);
  const orderId = draft.order?.id;
  useEffect(() => {
    if (orderId && !saved) onCreated?.(orderId);
  }, [orderId, saved, onCreated]);

  const shortcuts = useMemo(
    () => [
      { keys: "mod+Enter", label: t`Submit the order`, perform: () => void submit() },
      { keys: "a", label: t`Add a product`, perform: () => setPicking(true) },
    ],
    [submit, t],
  );
  useShortcuts(shortcuts);

  const roots = content.lines.filter((line) => line.parent === null);
  const fresh = content.accountId !== null && draft.order === null && roots.length === 0;
  return (
    <>
      <PageHeader
        title={title}
        actions={
          fresh && (
            <Button variant="default" leftSection={<IconTemplate size={16} aria-hidden />} onClick={() => setTemplates(true)}>
              <Trans>Begin with a template</Trans>
            </Button>
          )
        }
      />
      <div className={classes.page}>
        <div className={classes.main}>
          <AccountSection
            account={account}
            accountId={content.accountId}
            locked={draft.order !== null}
            onChoose={(accountId) => change({ accountId, ...(content.priceList ? { priceList: null } : {}) })}
          >
            {content.accountId !== null && (
              <WayFields accountId={content.accountId} content={content} problems={problems} onChange={change} />
            )}
          </AccountSection>
          {content.accountId !== null && (
            <ProductsSection
              ask={capture.ask}
              account={account}
              accountId={content.accountId}
              channel={content.channel}
              lines={content.lines}
              problems={problems}
              strict={capture.tried}
              picking={picking}
              onPick={setPicking}
              onAdd={(key) => {
                setPicking(false);
                void add(key);
              }}
              onLines={(lines) => change({ lines })}
              save={draft.saveNow}
              onFilled={capture.filled}
            />
          )}
          {roots.length > 0 && <DetailsSection content={content} account={account} problems={problems} onChange={change} />}
          {roots.length > 0 && draft.order && (
            <section aria-labelledby="attachments" className={classes.section}>
              <h2 id="attachments" className={classes.heading}>
                <Trans>Attachments</Trans>
              </h2>
              <Attachments orderId={draft.order.id} />
            </section>
          )}
        </div>
        <PricePanel
          preview={preview}
          agreement={capture.agreement}
          asking={capture.asking}
          status={draft.status}
          number={draft.order?.number ?? null}
          problems={problems}
          ready={roots.length > 0}
          lines={content.lines.length}
          priceList={content.priceList}
          onSubmit={() => void submit()}
          onReview={() => capture.setReviewing(true)}
          onOverwrite={() => void draft.overwrite()}
        />
      </div>
      {capture.reviewing && preview && (
        <ReviewDialog
          preview={preview}
          account={account.data?.name ?? ""}
          lines={content.lines.length}
          header={capture.header}
          problems={problems}
          busy={capture.sending}
          onAgree={(terms) => change({ header: { ...capture.header, terms } })}
          onSubmit={() => void capture.send()}
          onClose={() => capture.setReviewing(false)}
        />
      )}
      {templates && content.accountId !== null && (
        <TemplatesDialog
          accountId={content.accountId}
          siteId={account.data?.sites.length === 1 ? (account.data.sites[0]?.id ?? null) : null}
          onMade={(draft) => void navigate({ to: `/capture?draft=${draft}` })}
          onClose={() => setTemplates(false)}
        />
      )}
    </>
  );
}
