/** An order names what is unknown here: says what is meant at each place, and sends the order on. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Autocomplete, Button, Code, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { type Fallout, OfferingsToChoose, RetryFallout } from "~/features/fallout/queries";
import { type Unknown, unknownOf } from "~/features/fallout/unknown";
import type { Problem } from "~/lib/problems";

export function MendDialog(props: { fallout: Fallout; onClose: () => void; refresh: () => void }) {
  const { t } = useLingui();
  const { fallout } = props;
  const unknown = unknownOf(fallout.payload);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, retry] = useMutation(RetryFallout);
  const send = async () => {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
    const answer = await retry({ input: { falloutId: fallout.id, values: given } });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }]
      : (answer.data?.retryFallout.problems ?? []);
    setProblems(refused);
    if (refused.length > 0) return;
    props.refresh();
    notifications.show({ message: t`${fallout.order.number} goes on` });
    props.onClose();
  };
  return (
    <Modal opened onClose={props.onClose} title={t`What is meant`} size="lg" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <Text size="sm">
            <Trans>The order is checked and priced anew with what you choose. What its sender said stays on record.</Trans>
          </Text>
          <ProblemList problems={problems} />
          {unknown.map((one) => (
            <Choice
              key={one.path}
              one={one}
              value={values[one.path] ?? ""}
              onChange={(value) => setValues((before) => ({ ...before, [one.path]: value }))}
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              <Trans>Back</Trans>
            </Button>
            <Button type="submit" loading={state.fetching}>
              <Trans>Send the order on</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Choice(props: { one: Unknown; value: string; onChange: (value: string) => void }) {
  const { t } = useLingui();
  const { one } = props;
  const [{ data, fetching }] = useQuery({ query: OfferingsToChoose, pause: one.isProduct });
  const said = one.value || t`nothing`;
  const where = (
    <>
      <Trans>Sent as</Trans> <Code>{said}</Code> · <Code>{one.path}</Code>
    </>
  );
  if (one.isProduct) {
    return (
      <TextInput
        label={t`Installed product instead of ${said}`}
        description={where}
        placeholder={t`Id of the product`}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    );
  }
  const names = new Map((data?.offerings ?? []).map(({ key, name }) => [key, name.text]));
  const matches = (key: string, search: string) => `${key} ${names.get(key) ?? ""}`.toLowerCase().includes(search);
  return (
    <Autocomplete
      label={t`Offering instead of ${said}`}
      description={where}
      placeholder={fetching ? t`Loading…` : t`Choose an offering, or type its key`}
      data={[...names.keys()]}
      filter={({ options, search }) => options.filter((one) => "value" in one && matches(one.value, search.trim().toLowerCase()))}
      renderOption={({ option }) => (
        <span>
          {names.get(option.value)} <Code>{option.value}</Code>
        </span>
      )}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
