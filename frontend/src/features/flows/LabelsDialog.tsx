/** Tags and the owner of one definition, or of several at once. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Modal, Select, Stack, TagsInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { useMutation, useQuery } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { type DefinitionRow, type Facets, LabelDefinitions, OwnersToBe } from "~/features/flows/queries";
import type { OwnersToBeQuery } from "~/graphql/graphql";
import { messageAt, type Problem } from "~/lib/problems";

const nobody = "nobody";

interface LabelsProps {
  rows: readonly DefinitionRow[];
  facets: Facets | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** The tags that all of them have. */
const shared = (rows: readonly DefinitionRow[]): string[] => (rows[0]?.tags ?? []).filter((tag) => rows.every((row) => row.tags.includes(tag)));

type Person = OwnersToBeQuery["people"][number];

/** Everybody who works here, and who it belongs to already. */
function ownersToBe(people: readonly Person[], only: DefinitionRow | undefined) {
  const fit = people.filter((one) => !one.disabled && !one.roles.every((role) => role === "CUSTOMER"));
  const known = fit.map((one) => ({ value: one.id, label: one.name === one.login ? one.name : `${one.name} (${one.login})` }));
  const missing = only?.ownerId && !known.some((one) => one.value === only.ownerId);
  return missing ? [{ value: only.ownerId ?? "", label: only.owner ?? "" }, ...known] : known;
}

export function LabelsDialog({ rows, facets, onClose, onDone }: LabelsProps) {
  const { t } = useLingui();
  const before = useMemo(() => shared(rows), [rows]);
  const [tags, setTags] = useState<string[]>(before);
  const [owner, setOwner] = useState<string | null>(rows.length === 1 ? (rows[0]?.ownerId ?? nobody) : null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [people] = useQuery({ query: OwnersToBe });
  const [state, label] = useMutation(LabelDefinitions);
  const [only] = rows;
  const owners = [{ value: nobody, label: t`Nobody` }, ...ownersToBe(people.data?.people ?? [], only)];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = {
      keys: rows.map((row) => row.key),
      addTags: tags.filter((tag) => !before.includes(tag)),
      removeTags: before.filter((tag) => !tags.includes(tag)),
      ...(owner === null ? {} : { owner: owner === nobody ? null : owner }),
    };
    const { data } = await label({ input });
    const refused = data?.labelDefinitions.problems ?? [{ code: "failed", message: t`The server did not answer. Try again.`, path: [] }];
    setProblems(refused);
    if (refused.length > 0) return;
    onDone();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={rows.length === 1 ? t`Owner and tags of ${only?.name.text ?? ""}` : <Plural value={rows.length} one="Owner and tags of # definition" other="Owner and tags of # definitions" />}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <ProblemList problems={problems.filter(({ path }) => path[0] !== "addTags")} />
          <TagsInput
            data-autofocus
            label={<Trans>Tags</Trans>}
            description={rows.length > 1 ? <Trans>Shown are the tags that all of them have; their other tags stay.</Trans> : <Trans>Press Enter after each.</Trans>}
            value={tags}
            onChange={setTags}
            data={(facets?.tags ?? []).map(({ tag }) => tag)}
            openOnFocus={false}
            maxTags={20}
            clearable
            clearButtonProps={{ "aria-label": t`Take all tags away` }}
            error={messageAt(problems, "addTags")}
          />
          <Select
            label={<Trans>Owner</Trans>}
            placeholder={rows.length > 1 ? t`As it is` : t`Nobody`}
            searchable
            value={owner}
            onChange={setOwner}
            data={owners}
            nothingFoundMessage={<Trans>Nobody is called like this.</Trans>}
          />
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={state.fetching}>
            <Trans>Save</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
