/** Names a flow or a decision table: found among those that exist, with a way to the chosen one. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { graphql } from "~/graphql";
import type { DefinitionKind } from "~/graphql/graphql";

const DefinitionsToName = graphql(`
  query DefinitionsToName($kind: [DefinitionKind!]!) {
    definitions(kind: $kind) { id key retiredAt name { text } published { version } }
  }
`);

interface DefinitionSelectProps {
  kind: DefinitionKind;
  label: string;
  description?: string | undefined;
  value: string | null;
  onChange: (key: string | null) => void;
  error?: ReactNode;
  readOnly?: boolean;
  /** How the keys begin that may be named here. */
  begins?: string;
}

const order: ("label" | "input" | "description" | "error")[] = ["label", "input", "error", "description"];

export function DefinitionSelect({ kind, label, description, value, onChange, error, readOnly = false, begins = "" }: DefinitionSelectProps) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: DefinitionsToName, variables: { kind: [kind] } });
  const known = (data?.definitions ?? []).filter((one) => one.key.startsWith(begins) && !one.retiredAt);
  const options = known.map((one) => ({ value: one.key, label: one.name.text || one.key, drafted: one.published === null }));
  const chosen = options.find((one) => one.value === value);
  const missing = value !== null && data !== undefined && !chosen;
  return (
    <Select
      inputWrapperOrder={order}
      label={label}
      description={
        value && chosen ? (
          <>
            {chosen.drafted && <Trans>Not published yet.</Trans>} <Link to={`${kind === "TABLE" ? "/tables" : "/flows"}/${value}` as string}>{kind === "TABLE" ? t`Open the table` : t`Open the flow`}</Link>
          </>
        ) : missing ? (
          <Trans>Nothing of this key exists.</Trans>
        ) : (
          description
        )
      }
      error={error}
      readOnly={readOnly}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t`Clear` }}
      placeholder={readOnly ? "" : t`Choose`}
      nothingFoundMessage={t`Nothing fits`}
      data={value && !chosen ? [{ value, label: value }, ...options] : options}
      filter={({ options: all, search }) => {
        const wanted = search === chosen?.label ? "" : search.trim().toLowerCase();
        return all.filter((one) => "value" in one && `${one.label} ${one.value}`.toLowerCase().includes(wanted));
      }}
      renderOption={({ option }) => (
        <span style={{ display: "grid", lineHeight: "18px" }}>
          {option.label}
          <code style={{ color: "var(--mantine-color-dimmed)", fontSize: 12 }}>{option.value}</code>
        </span>
      )}
      value={value}
      onChange={onChange}
    />
  );
}
