/** Templates to begin an order with: those of this account, and those for any. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useClient, useQuery } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { EmptyState, QueryState } from "~/components/states";
import classes from "~/features/capture/Capture.module.css";
import { graphql } from "~/graphql";
import { randomKey } from "~/lib/id";
import type { Problem } from "~/lib/problems";

const Templates = graphql(`
  query TemplatesToUse($account: ID!, $search: String!) {
    orderTemplates(accountId: $account, search: $search) { id name description lineCount owner account { id name } }
  }
`);
const UseTemplate = graphql(`
  mutation UseTemplate($input: UseTemplateInput!) {
    useTemplate(input: $input) { order { id } problems { code message path } }
  }
`);
const RemoveTemplate = graphql(`
  mutation RemoveTemplate($input: RemoveTemplateInput!) {
    removeTemplate(input: $input) { template { id } problems { code message path } }
  }
`);

export function TemplatesDialog(props: { accountId: string; siteId: string | null; onMade: (id: string) => void; onClose: () => void }) {
  const { t } = useLingui();
  const client = useClient();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 200);
  const [key] = useState(randomKey);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [query, again] = useQuery({ query: Templates, variables: { account: props.accountId, search }, requestPolicy: "cache-and-network" });
  const begin = async (templateId: string) => {
    const input = { templateId, accountId: props.accountId, siteId: props.siteId, key: `${key}:${templateId}` };
    const payload = (await client.mutation(UseTemplate, { input })).data?.useTemplate;
    if (payload?.order) props.onMade(payload.order.id);
    else setProblems(payload?.problems ?? [{ code: "failed", message: t`The server did not answer; nothing was changed.`, path: [] }]);
  };
  const remove = async (templateId: string) => {
    const payload = (await client.mutation(RemoveTemplate, { input: { templateId } })).data?.removeTemplate;
    setProblems(payload?.problems ?? []);
    again({ requestPolicy: "network-only" });
  };
  return (
    <Modal opened onClose={props.onClose} size="lg" title={<Trans>Begin with a template</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <TextInput data-autofocus label={<Trans>Find a template</Trans>} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <ProblemList problems={problems} />
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
        {({ orderTemplates }) =>
          orderTemplates.length === 0 ? (
            <EmptyState title={<Trans>No template yet</Trans>}>
              <Trans>Any order can be saved as one: open it and choose “Save as template”.</Trans>
            </EmptyState>
          ) : (
            <ul className={classes.templates}>
              {orderTemplates.map((template) => (
                <li key={template.id}>
                  <div className={classes.grow}>
                    <strong>{template.name}</strong>
                    <p className={classes.hint}>
                      <Plural value={template.lineCount} one="# line" other="# lines" /> · {template.account?.name ?? <Trans>any account</Trans>} · {template.owner}
                    </p>
                    {template.description && <p className={classes.hint}>{template.description}</p>}
                  </div>
                  <Button variant="default" onClick={() => void begin(template.id)} aria-label={t`Begin with ${template.name}`}>
                    <Trans>Begin</Trans>
                  </Button>
                  <ActionIcon aria-label={t`Remove the template ${template.name}`} onClick={() => void remove(template.id)}>
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Modal>
  );
}
