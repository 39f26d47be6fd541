/** What is to come of a case: the outcome, the error, the result, what is written, and where it goes. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, MultiSelect, NativeSelect, TextInput } from "@mantine/core";
import { useWord } from "~/components/useWord";
import type { Flow } from "~/features/studio/model/document";
import { JsonField } from "~/features/studio/trial/JsonField";
import type { Expected } from "~/features/studio/trial/model/cases";
import { nameOf } from "~/features/studio/trial/StepList";
import { outcomeWords } from "~/features/studio/trial/words";

interface ExpectationProps {
  flow: Flow;
  expected: Expected;
  /** Called with undefined for a part that can't be read. */
  onChange: (expected: Expected, readable: boolean) => void;
}

export function ExpectationFields({ flow, expected, onChange }: ExpectationProps) {
  const { t } = useLingui();
  const word = useWord();
  const status = expected.status ?? "succeeded";
  const change = (next: Partial<Expected>) => onChange({ ...expected, ...next }, true);
  const addresses = [...new Set([...flow.nodes.map(({ key }) => key), ...(expected.visited ?? []), ...(expected.not_visited ?? [])])];
  const choices = addresses.map((address) => {
    const name = nameOf(flow, address);
    return { value: address, label: name === address ? address : `${name} (${address})` };
  });
  return (
    <>
      <NativeSelect
        size="xs"
        label={t`Outcome`}
        value={status}
        data={["succeeded", "failed", "waiting"].map((value) => ({ value, label: word(outcomeWords, value) }))}
        onChange={(event) => change({ status: event.currentTarget.value, error: null })}
      />
      {status === "failed" && (
        <TextInput
          size="xs"
          label={t`Code of the error`}
          description={t`Empty: any error.`}
          value={expected.error ?? ""}
          onChange={(event) => change({ error: event.currentTarget.value || null })}
        />
      )}
      {(["output", "written"] as const).map((part) => {
        const label = part === "output" ? t`Result` : t`Written to the record`;
        const given = expected[part] !== null && expected[part] !== undefined;
        return (
          <div key={part}>
            <Checkbox
              size="xs"
              label={part === "output" ? t`The result must be exactly this` : t`Exactly this must be written`}
              checked={given}
              onChange={(event) => change({ [part]: event.currentTarget.checked ? {} : null })}
            />
            {given && (
              <JsonField
                label={label}
                minRows={2}
                value={expected[part]}
                onChange={(value) => onChange({ ...expected, [part]: value ?? expected[part] }, value !== undefined)}
              />
            )}
          </div>
        );
      })}
      <MultiSelect
        size="xs"
        searchable
        label={t`Comes to`}
        data={choices}
        value={[...(expected.visited ?? [])]}
        onChange={(visited) => change({ visited })}
      />
      <MultiSelect
        size="xs"
        searchable
        label={t`Does not come to`}
        description={<Trans>Steps that must not run in this case.</Trans>}
        data={choices}
        value={[...(expected.not_visited ?? [])]}
        onChange={(not_visited) => change({ not_visited })}
      />
    </>
  );
}
