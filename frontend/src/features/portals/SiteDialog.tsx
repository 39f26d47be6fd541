/** Adds or changes a site: where it is, who it says it is, and the public keys that its tokens are checked with. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, Group, Modal, Stack, Switch, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { type PortalSite, SavePortalSite } from "~/features/portals/queries";
import { themeOf, themeText } from "~/features/portals/theme";
import type { TokenAlgorithm } from "~/graphql/graphql";
import { messageAt, type Problem } from "~/lib/problems";

const algorithms: readonly [TokenAlgorithm, string][] = [
  ["ES256", "ES256 (ECDSA, P-256)"],
  ["EDDSA", "EdDSA (Ed25519)"],
  ["RS256", "RS256 (RSA)"],
  ["HS256", "HS256"],
];

const lines = (text: string) => text.split(/\s+/).filter(Boolean);
const shown = new Set(["key", "name", "origins", "issuer", "audience", "algorithms", "accountclaim", "keys", "theme"]);

function useDraft(site: PortalSite | null) {
  const [draft, setDraft] = useState({
    key: site?.key ?? "",
    name: site?.name ?? "",
    origins: site?.origins.join("\n") ?? "",
    issuer: site?.issuer ?? "",
    audience: site?.audience ?? "orderloom",
    algorithms: [...(site?.algorithms ?? (["ES256"] as const))],
    accountClaim: site?.accountClaim ?? "account",
    keys: "",
    theme: themeText(site?.theme),
    disabled: site?.disabled ?? false,
  });
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  return { draft, change };
}

export function SiteDialog({ site, onClose }: { site: PortalSite | null; onClose: () => void }) {
  const { t } = useLingui();
  const { draft, change } = useDraft(site);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, save] = useMutation(SavePortalSite);
  const error = (place: string) => messageAt(problems, place);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = { ...draft, origins: lines(draft.origins), keys: draft.keys.trim() || null, theme: themeOf(draft.theme), version: site?.version ?? null };
    const { data } = await save({ input });
    const refused = data?.savePortalIntegration.problems ?? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }];
    setProblems(refused);
    if (refused.length === 0) onClose();
  };
  const field = (name: "key" | "name" | "issuer" | "audience" | "accountClaim") => ({
    value: draft[name],
    error: error(name),
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={site ? t`Edit ${site.name}` : t`Add a site`}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          <ProblemList problems={problems.filter(({ path }) => !shown.has((path[0] ?? "").replaceAll("_", "").toLowerCase()))} />
          <TextInput required label={t`Name`} {...field("name")} />
          <TextInput required disabled={site !== null} label={t`Key`} description={t`What the page calls itself: small letters, digits and hyphens.`} {...field("key")} />
          <Textarea required autosize minRows={2} label={t`Origins`} description={t`Pages that may show the portal, one a line, such as https://shop.example.com`} value={draft.origins} error={error("origins")} onChange={(event) => change({ origins: event.currentTarget.value })} />
          <TextInput required label={t`Issuer`} description={t`The iss of its tokens.`} {...field("issuer")} />
          <TextInput required label={t`Audience`} description={t`The aud of its tokens.`} {...field("audience")} />
          <TextInput required label={t`Claim with the account`} description={t`Holds the account's number or its external id.`} {...field("accountClaim")} />
          <Checkbox.Group label={t`How tokens are signed`} value={draft.algorithms} error={error("algorithms")} onChange={(value) => change({ algorithms: value as TokenAlgorithm[] })}>
            <Group mt={6} gap="md">
              {algorithms.map(([value, label]) => (
                <Checkbox key={value} value={value} label={value === "HS256" ? t`HS256 (a shared secret)` : label} />
              ))}
            </Group>
          </Checkbox.Group>
          <Textarea
            autosize
            minRows={3}
            label={t`Public keys`}
            description={site?.keys ? t`A JWK set, a JWK or PEM. Leave it empty to keep the keys that are there.` : t`A JWK set, a JWK or PEM; never a private key.`}
            value={draft.keys}
            error={error("keys")}
            onChange={(event) => change({ keys: event.currentTarget.value })}
          />
          <TextInput label={t`Looks`} description={t`Such as: accent: #0a5; radius: 8px. Also background, surface, text, muted, line and font.`} value={draft.theme} error={error("theme")} onChange={(event) => change({ theme: event.currentTarget.value })} />
          {site && <Switch label={t`Off: nobody comes in, and visits end at once`} checked={draft.disabled} onChange={(event) => change({ disabled: event.currentTarget.checked })} />}
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={state.fetching}>
            <Trans>Save</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
