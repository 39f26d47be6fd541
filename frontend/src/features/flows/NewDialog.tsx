/** A new flow or table: blank or from a template, with names and a key. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, NativeSelect, SegmentedControl, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useMutation, useQuery } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { EmptyState, QueryState } from "~/components/states";
import { useWord } from "~/components/useWord";
import { WordsField } from "~/components/WordsField";
import { addressOf } from "~/features/flows/columns";
import classes from "~/features/flows/flows.module.css";
import { KeyInput } from "~/features/flows/KeyInput";
import { CreateDefinition, type FlowTemplate, FlowTemplateList } from "~/features/flows/queries";
import { kinds } from "~/features/flows/search";
import { TemplateGallery } from "~/features/flows/TemplateGallery";
import { useKeyAdvice } from "~/features/flows/useKeyAdvice";
import { kindHelp, kindWords } from "~/features/flows/words";
import type { DefinitionKind } from "~/graphql/graphql";
import { messageAt, type Problem } from "~/lib/problems";

export function NewDialog({ kind: first, onClose }: { kind: DefinitionKind; onClose: () => void }) {
  const { t } = useLingui();
  const word = useWord();
  const navigate = useNavigate();
  const [start, setStart] = useState<"blank" | "template">("blank");
  const [kind, setKind] = useState<DefinitionKind>(first);
  const [template, setTemplate] = useState<FlowTemplate | null>(null);
  const [name, setName] = useState<Record<string, string>>({});
  const [problems, setProblems] = useState<Problem[]>([]);
  const [templates] = useQuery({ query: FlowTemplateList });
  const [state, create] = useMutation(CreateDefinition);
  const key = useKeyAdvice(name["en"] ?? name["pt-BR"] ?? "");
  const chosen = start === "template" ? template : null;
  const choose = (picked: FlowTemplate) => {
    setTemplate(picked);
    const own = template ? { en: template.name.en, ...(template.name.ptBr ? { "pt-BR": template.name.ptBr } : {}) } : {};
    if (JSON.stringify(name) === JSON.stringify(own)) setName({ en: picked.name.en, ...(picked.name.ptBr ? { "pt-BR": picked.name.ptBr } : {}) });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = { en: name["en"] ?? name["pt-BR"] ?? "", ptBr: name["pt-BR"] ?? null };
    const input = { key: key.value, name: words, kind: chosen?.kind ?? kind, template: chosen?.key ?? null };
    const { data } = await create({ input });
    const made = data?.createDefinition;
    const refused = made?.problems ?? [{ code: "failed", message: t`The server did not answer. Try again.`, path: [] }];
    setProblems(refused);
    if (made?.definition && refused.length === 0) void navigate({ to: addressOf(made.definition) as string });
  };
  const ready = Boolean(name["en"]?.trim()) && key.value !== "" && key.settled && !key.taken && !key.problem && (start === "blank" || template);
  return (
    <Modal opened size="xl" onClose={onClose} title={<Trans>New flow or table</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <ProblemList problems={problems.filter(({ path }) => !["key", "name"].includes(path.at(-1) ?? ""))} />
          <SegmentedControl
            aria-label={t`Begin with`}
            value={start}
            onChange={(next) => setStart(next as typeof start)}
            data={[
              { value: "blank", label: t`Blank` },
              { value: "template", label: t`From a template` },
            ]}
          />
          {start === "blank" ? (
            <NativeSelect
              label={<Trans>Kind</Trans>}
              description={word(kindHelp, kind)}
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value as DefinitionKind)}
              data={kinds.map((one) => ({ value: one, label: word(kindWords, one) }))}
            />
          ) : (
            <QueryState query={templates}>
              {({ flowTemplates }) =>
                flowTemplates.length === 0 ? (
                  <EmptyState title={<Trans>No templates are shipped here</Trans>} />
                ) : (
                  <div className={classes.scroll}>
                    <TemplateGallery templates={flowTemplates} chosen={template?.key ?? null} onChoose={choose} />
                  </div>
                )
              }
            </QueryState>
          )}
          <WordsField label={t`Name`} words={name} onChange={setName} required errorOf={(language) => (language === "en" ? messageAt(problems, "name") : undefined)} />
          <KeyInput field={key} refused={messageAt(problems, "key")} />
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={state.fetching} disabled={!ready}>
            <Trans>Create draft</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
