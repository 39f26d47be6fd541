/** What the connection as a whole is called, where it leads, and what goes along with each call. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { WordsField } from "~/components/WordsField";
import classes from "~/features/connections/connections.module.css";
import { type Connection, type Header, setConnection } from "~/features/connections/model/connection";
import { messageAt, type Problem } from "~/lib/problems";
import type { Edits } from "~/lib/useEdits";

interface ConnectionPanelProps {
  edits: Edits<Connection>;
  problems: readonly Problem[];
  readOnly: boolean;
}

type Way = "setting" | "address" | "inside";

const wayOf = (connection: Connection): Way =>
  connection.kind === "in_process" ? "inside" : connection.base_setting ? "setting" : "address";

const changes: Record<Way, Partial<{ [K in keyof Connection]: Connection[K] | undefined }>> = {
  setting: { kind: "http", base_setting: "simulator_url", base_url: undefined },
  address: { kind: "http", base_setting: undefined, base_url: "https://" },
  inside: { kind: "in_process", base_setting: undefined, base_url: undefined },
};

export function ConnectionPanel({ edits, problems, readOnly }: ConnectionPanelProps) {
  const { t } = useLingui();
  const { value } = edits;
  const headers = value.headers ?? [];
  const setHeaders = (change: (all: Header[]) => Header[], merge?: string) =>
    edits.edit((connection) => setConnection(connection, { headers: change(connection.headers ?? []) }), merge);
  const patch = (at: number, header: Header, name: string) => setHeaders((all) => all.toSpliced(at, 1, header), `header.${at}.${name}`);
  const errorOf = (at: number, name: string) => messageAt(problems, "headers", String(at), name);
  return (
    <Stack>
      <WordsField
        label={t`Name`}
        required
        readOnly={readOnly}
        words={value.name}
        errorOf={(language) => messageAt(problems, "name", language)}
        onChange={(name) => edits.edit((connection) => setConnection(connection, { name }), "name")}
      />
      <TextInput label={t`Key`} description={t`Flows name its operations by it; it does not change.`} readOnly value={value.key} />
      <SegmentedControl
        aria-label={t`Where calls go`}
        readOnly={readOnly}
        data={[
          { value: "address", label: t`An address` },
          { value: "setting", label: t`The simulator` },
          { value: "inside", label: t`Nowhere: it answers by itself` },
        ]}
        value={wayOf(value)}
        onChange={(way) => edits.edit((connection) => setConnection(connection, changes[way as Way]))}
      />
      {wayOf(value) === "address" && (
        <TextInput
          label={t`Base address`}
          description={t`It begins with https:// and is resolved and checked at each call; private networks are refused.`}
          required
          type="url"
          readOnly={readOnly}
          value={value.base_url ?? ""}
          error={messageAt(problems, "base_url")}
          onChange={(event) => {
            const address = event.currentTarget.value;
            edits.edit((connection) => setConnection(connection, { base_url: address }), "base_url");
          }}
        />
      )}
      {wayOf(value) !== "inside" && (
        <fieldset className={classes.mapping}>
          <legend className={classes.legend}>
            <Trans>Headers</Trans>
          </legend>
          <p className={classes.hint}>
            <Trans>
              A secret is named, never written here: the setting ORDERLOOM_SECRET_NAME holds the host that it is for, a blank, and the secret.
            </Trans>
          </p>
          {headers.map((header, at) => (
            <div key={at} className={classes.header} role="group" aria-label={t`Header ${at + 1}`}>
              <TextInput
                aria-label={t`Header`}
                placeholder="Authorization"
                readOnly={readOnly}
                value={header.name}
                error={errorOf(at, "name")}
                onChange={(event) => patch(at, { ...header, name: event.currentTarget.value }, "name")}
              />
              <TextInput
                aria-label={t`Value`}
                placeholder="Bearer "
                readOnly={readOnly}
                value={header.value ?? ""}
                error={errorOf(at, "value")}
                onChange={(event) => patch(at, { ...header, value: event.currentTarget.value }, "value")}
              />
              <TextInput
                aria-label={t`Name of the secret behind it`}
                placeholder={t`Secret, e.g. CRM_TOKEN`}
                readOnly={readOnly}
                value={header.secret ?? ""}
                error={errorOf(at, "secret")}
                onChange={(event) => {
                  const { secret: _, ...rest } = header;
                  const secret = event.currentTarget.value;
                  patch(at, secret ? { ...rest, secret } : rest, "secret");
                }}
              />
              {!readOnly && (
                <span className={classes.remove}>
                  <ActionIcon variant="subtle" color="gray" aria-label={t`Remove header ${at + 1}`} onClick={() => setHeaders((all) => all.toSpliced(at, 1))}>
                    <IconTrash size={14} aria-hidden />
                  </ActionIcon>
                </span>
              )}
            </div>
          ))}
          {!readOnly && (
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setHeaders((all) => [...all, { name: "Authorization" }])}>
              <Trans>Add a header</Trans>
            </Button>
          )}
        </fieldset>
      )}
    </Stack>
  );
}
