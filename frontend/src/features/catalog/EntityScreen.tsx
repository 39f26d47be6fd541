/** One entity of the catalog: its form, its versions, and who names it. */
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPackage } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { EmptyState, QueryState } from "~/components/states";
import { CatalogEntity } from "~/features/catalog/queries";
import { EntityEditor } from "~/features/catalog/record/EntityEditor";

const route = getRouteApi("/shell/catalog/$section/$key");

export function EntityScreen() {
  const { section, key } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const variables = useMemo(() => ({ section, key }), [section, key]);
  const [query, execute] = useQuery({ query: CatalogEntity, variables, requestPolicy: "cache-and-network" });
  const refresh = () => execute({ requestPolicy: "network-only" });
  return (
    <QueryState query={query} retry={refresh}>
      {({ catalogEntity: entity }) =>
        entity && entity.key === key && entity.section === section ? (
          <EntityEditor
            key={`${section}:${key}:${entity.versions[0]?.id ?? "new"}`}
            entity={entity}
            part={search.part ?? "form"}
            at={search.at}
            onPart={(part) => void navigate({ search: part === "form" ? {} : { part }, replace: true })}
            refresh={refresh}
          />
        ) : (
          <EmptyState Icon={IconPackage} page title={<Trans>There is nothing of this key in the catalog</Trans>}>
            <Button component={Link} to="/catalog" variant="default">
              <Trans>Back to the catalog</Trans>
            </Button>
          </EmptyState>
        )
      }
    </QueryState>
  );
}
