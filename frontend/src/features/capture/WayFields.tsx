/** By which channel an order is sold, and at which price list: those that hold for the account; nothing where there is no choice. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useQuery } from "urql";
import classes from "~/features/capture/Capture.module.css";
import { graphql } from "~/graphql";
import { messageAt, type Problem } from "~/lib/problems";
import { useCan } from "~/lib/session";
import type { DraftContent } from "~/lib/useDraftOrder";

const WaysToSell = graphql(`
  query WaysToSell($account: ID!, $channel: String!) {
    waysToSell(accountId: $account, channel: $channel) {
      channels { key name { text } }
      priceLists { key name { text } }
    }
  }
`);

interface WayFieldsProps {
  accountId: string;
  content: DraftContent;
  problems: readonly Problem[];
  onChange: (part: Partial<DraftContent>) => void;
}

interface Option {
  value: string;
  label: string;
}

const usual = "";

export function WayFields({ accountId, content, problems, onChange }: WayFieldsProps) {
  const { t } = useLingui();
  const mayPrice = useCan("price.adjust");
  const channel = content.channel ?? "workspace";
  const [query] = useQuery({ query: WaysToSell, variables: { account: accountId, channel } });
  const channels = optionsOf(query.data?.waysToSell.channels, channel);
  const lists = optionsOf(query.data?.waysToSell.priceLists, content.priceList ?? null);
  const [first] = query.data?.waysToSell.priceLists ?? [];
  const own = first ? t`Usual: ${first.name.text}` : t`Usual: standard prices`;
  if (!query.data || (channels.length < 2 && lists.length === 0)) return null;
  return (
    <div className={classes.ways}>
      {channels.length > 1 && (
        <Select
          label={<Trans>Sales channel</Trans>}
          data={channels}
          value={channel}
          allowDeselect={false}
          error={messageAt(problems, "channel")}
          onChange={(key) => key && onChange({ channel: key })}
        />
      )}
      {mayPrice && lists.length > 0 && (
        <Select
          label={<Trans>Price list</Trans>}
          data={[{ value: usual, label: own }, ...lists]}
          value={content.priceList ?? usual}
          allowDeselect={false}
          error={messageAt(problems, "price_list")}
          onChange={(key) => onChange({ priceList: key || null })}
        />
      )}
    </div>
  );
}

/** With the one in use, which may have gone or be a customer's own. */
function optionsOf(found: readonly { key: string; name: { text: string } }[] | undefined, current: string | null): Option[] {
  const options = (found ?? []).map(({ key, name }) => ({ value: key, label: name.text }));
  const there = current === null || options.some(({ value }) => value === current);
  return there ? options : [...options, { value: current, label: current }];
}
