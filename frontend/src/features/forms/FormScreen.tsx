/** One form: its fields, their settings, and what the task will look like. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconForms } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, QueryState } from "~/components/states";
import { FormEditor } from "~/features/forms/editor/FormEditor";
import { OneForm } from "~/features/forms/queries";

const route = getRouteApi("/shell/forms/$key");

export function FormScreen() {
  const { t } = useLingui();
  const { key } = route.useParams();
  const [query, execute] = useQuery({ query: OneForm, variables: { key } });
  const refresh = () => execute({ requestPolicy: "network-only" });
  return (
    <QueryState query={query} retry={refresh}>
      {({ form }) =>
        form ? (
          <FormEditor key={form.key} record={form} refresh={refresh} />
        ) : (
          <>
            <PageHeader title={t`Form`} />
            <EmptyState Icon={IconForms} title={<Trans>There is no form {key}</Trans>}>
              <Link to="/forms">
                <Trans>All forms</Trans>
              </Link>
            </EmptyState>
          </>
        )
      }
    </QueryState>
  );
}
