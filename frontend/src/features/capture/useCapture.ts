/** An order while it is captured: its content, its draft, its price, and what is done to them. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useClient } from "urql";
import { unanswered } from "~/components/configurator/model";
import { useAsk } from "~/components/configurator/useAsk";
import { contentOf, DraftToResume } from "~/features/capture/resume";
import { termsLeft } from "~/features/capture/ReviewDialog";
import { useAccount } from "~/features/capture/useAccount";
import { addOffering } from "~/lib/draft";
import { blankHeader } from "~/lib/draftHeader";
import { OfferingToConfigure } from "~/lib/offerings";
import type { Problem } from "~/lib/problems";
import { useAgreedPrices } from "~/lib/useAgreedPrices";
import { type DraftContent, useDraftOrder } from "~/lib/useDraftOrder";
import { usePreview } from "~/lib/usePreview";

interface Saved {
  id: string;
  number: string;
  version: number;
}

export function useCapture(initial: DraftContent, saved: Saved | null) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const client = useClient();
  const [content, setContent] = useState(initial);
  const [tried, setTried] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const [sending, setSending] = useState(false);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus();
  }, [refusals]);
  const change = useCallback((part: Partial<DraftContent>) => setContent((old) => ({ ...old, ...part })), []);
  const draft = useDraftOrder(content, saved);
  const agreement = useAgreedPrices(draft);
  const { preview, asking } = usePreview(content, agreement.draft, draft.status === "saving");
  const account = useAccount(content.accountId);
  const ask = useAsk(content.accountId, { channel: content.channel, priceList: content.priceList, requested: content.requestedCompletion });
  const header = content.header ?? blankHeader;

  const problems = useMemo(() => {
    const found = draft.problems.length > 0 ? draft.problems : (preview?.problems ?? []);
    return tried ? found : typingProblems(found);
  }, [draft.problems, preview, tried]);

  const add = useCallback(
    async (key: string) => {
      const offering = (await client.query(OfferingToConfigure, { key })).data?.offering;
      if (!offering) return;
      const sites = account.data?.sites;
      const only = sites?.length === 1 ? (sites[0]?.id ?? null) : null;
      setContent((old) => {
        const known = new Set(old.lines.map((line) => line.number));
        const lines = addOffering(old.lines, offering, null, old.lines[0]?.siteId ?? only);
        return { ...old, lines: lines.map((line) => (known.has(line.number) ? line : unanswered(line))) };
      });
    },
    [client, account.data?.sites],
  );

  /** The table of sites was filled on the server: its lines are taken in, and those they replace go. */
  const filled = useCallback(
    async (version: number, replaced: readonly string[]) => {
      const id = draft.order?.id ?? "";
      const order = (await client.query(DraftToResume, { id }, { requestPolicy: "network-only" })).data?.order;
      if (!order) return;
      const now = contentOf(order);
      draft.adopt(Math.max(version, order.version), now);
      const gone = new Set(replaced);
      setContent({ ...now, lines: now.lines.filter((line) => !gone.has(line.number.split(".")[0] ?? "")) });
    },
    [client, draft],
  );

  const send = useCallback(async () => {
    setTried(true);
    setSending(true);
    const number = await draft.submit();
    setSending(false);
    if (!number) return setRefusals((before) => before + 1);
    notifications.show({ message: t`Order ${number} was submitted.` });
    await navigate({ to: `/orders/${number}` });
  }, [draft, navigate, t]);

  /** Terms that nobody agreed to are asked for first. */
  const submit = useCallback(async () => {
    if (termsLeft(preview, header.terms).length === 0) return send();
    setTried(true);
    setReviewing(true);
  }, [preview, header.terms, send]);

  return {
    content, change, draft, agreement, preview, asking, account, ask, header, problems, tried, add, filled, send, submit,
    sending, reviewing, setReviewing,
  };
}

/** While one still writes, what is only missing is not held against one; what is wrong is. */
const typingProblems = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ code }) => !/missing|no_lines|catalog\.bundle|fields\.required|terms_not_accepted/.test(code));
