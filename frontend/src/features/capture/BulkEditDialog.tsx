/** One change for many lines at once: what is left blank stays as it is on each. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { useQuery } from "urql";
import type { SiteOfAccount } from "~/features/capture/LinePanel";
import { changeMany } from "~/lib/bulkEdit";
import type { DraftLine } from "~/lib/draft";
import { OfferingToConfigure } from "~/lib/offerings";

interface BulkEditDialogProps {
  lines: DraftLine[];
  chosen: readonly DraftLine[];
  sites: readonly SiteOfAccount[];
  onLines: (lines: DraftLine[]) => void;
  onClose: () => void;
}

export function BulkEditDialog({ lines, chosen, sites, onLines, onClose }: BulkEditDialogProps) {
  const { t } = useLingui();
  const [quantity, setQuantity] = useState<string | number>("");
  const [site, setSite] = useState<string | null>(null);
  const [day, setDay] = useState("");
  const [asked, setAsked] = useState<string | null>(null);
  const [value, setValue] = useState("");
  const questions = useQuestions(chosen);
  const question = questions.find((one) => one.name === asked);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onLines(
      changeMany(lines, new Set(chosen.map(({ number }) => number)), {
        ...(quantity === "" ? {} : { quantity: String(quantity) }),
        ...(site ? { siteId: site } : {}),
        ...(day ? { requestedCompletion: `${day}T00:00:00Z` } : {}),
        ...(question && value !== "" ? { answer: { name: question.name, value: question.allowed ? JSON.parse(value) : typed(question.valueType, value) } } : {}),
      }),
    );
    onClose();
  };
  const title = <Plural value={chosen.length} one="Change # line" other="Change # lines" />;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={apply}>
        <Stack gap="sm">
          <NumberInput data-autofocus label={<Trans>Quantity</Trans>} placeholder={t`As it is`} min={1} value={quantity} onChange={setQuantity} />
          <Select
            label={<Trans>Site</Trans>}
            placeholder={t`As it is`}
            searchable
            clearable
            clearButtonProps={{ "aria-label": t`As it is` }}
            data={sites.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }))}
            value={site}
            onChange={setSite}
          />
          <TextInput type="date" label={<Trans>Wanted by</Trans>} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
          {questions.length > 0 && (
            <Group grow align="end">
              <Select
                label={<Trans>Characteristic</Trans>}
                placeholder={t`As it is`}
                clearable
                clearButtonProps={{ "aria-label": t`As it is` }}
                data={questions.map(({ name, label }) => ({ value: name, label: label.text }))}
                value={asked}
                onChange={(next) => {
                  setAsked(next);
                  setValue("");
                }}
              />
              {question && question.allowed ? (
                <Select
                  label={<Trans>Value</Trans>}
                  data={question.allowed.map((one) => ({ value: JSON.stringify(one.value), label: one.label.text }))}
                  value={value || null}
                  onChange={(next) => setValue(next ?? "")}
                />
              ) : (
                <TextInput label={<Trans>Value</Trans>} disabled={!question} value={value} onChange={(event) => setValue(event.currentTarget.value)} />
              )}
            </Group>
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit">
              <Trans>Apply</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface Question {
  name: string;
  label: { text: string };
  valueType: string;
  allowed: readonly { value: unknown; label: { text: string } }[] | null;
}

/** The questions of the product that all chosen lines are of, and of its parts; none when they differ. */
function useQuestions(chosen: readonly DraftLine[]): readonly Question[] {
  const keys = new Set(chosen.map((line) => line.offering));
  const key = keys.size === 1 ? ([...keys][0] ?? "") : "";
  const [query] = useQuery({ query: OfferingToConfigure, variables: { key }, pause: !key });
  const offering = key ? query.data?.offering : null;
  return useMemo(() => {
    const all = [offering, ...(offering?.children ?? []).map((child) => child.offering)].flatMap((one) => one?.characteristics ?? []);
    const seen = new Map(all.filter((one) => one.configurable && !one.fulfillmentOnly).map((one) => [one.name, one]));
    return [...seen.values()];
  }, [offering]);
}

function typed(type: string, text: string): unknown {
  if (type === "INTEGER" || type === "DECIMAL") return Number(text.replace(",", "."));
  return type === "BOOLEAN" ? /^(true|yes|sim|1)$/i.test(text) : text;
}
