/** Takes one version out of use, after showing what holds it. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useQuery } from "urql";
import { RetireOneVersion, UsesOfDefinition } from "~/components/definitions/documents";
import { RetireDialog } from "~/components/definitions/RetireDialog";
import { useStudio } from "~/features/studio/store";
import { useAsk } from "~/features/studio/versions/asking";

export function RetireVersion({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useLingui();
  const key = useStudio((studio) => studio.key);
  const [query] = useQuery({ query: UsesOfDefinition, variables: { key }, requestPolicy: "network-only" });
  const ask = useAsk();
  const usage = query.data?.definitionUsage?.flatMap((use) => {
    const held = use.versions.find((one) => one.version === version);
    return held ? [{ ...use, count: held.count, links: use.links.filter((link) => link.version === version) }] : [];
  });
  return (
    <RetireDialog
      title={t`Retire version ${version}?`}
      flow={key}
      usage={query.fetching ? null : (usage ?? [])}
      perform={async () => {
        const problems = await ask(RetireOneVersion, { key, version, confirm: true });
        if (problems.length === 0) notifications.show({ message: t`Version ${version} is retired.` });
        return problems;
      }}
      onClose={onClose}
    />
  );
}
