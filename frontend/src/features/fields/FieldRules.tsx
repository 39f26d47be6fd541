/** What may be changed of a field at any time: texts, limits, where it shows, who fills it in. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, MultiSelect, Stack, TextInput } from "@mantine/core";
import { OwnField } from "~/components/OwnField";
import { useWord } from "~/components/useWord";
import { roleWords } from "~/components/words";
import { Choices } from "~/features/fields/Choices";
import classes from "~/features/fields/fields.module.css";
import { asField, type FieldDraft, hasNumber, hasRange, hasText } from "~/features/fields/model";
import { WordsInput } from "~/features/fields/WordsInput";
import type { CustomFieldType, Role } from "~/graphql/graphql";
import { messageAt, type Problem } from "~/lib/problems";

interface FieldRulesProps {
  /** Whether there is a list that could show it. */
  listable?: boolean;
  draft: FieldDraft;
  onChange: (part: Partial<FieldDraft>) => void;
  problems: readonly Problem[];
}

const staff = (Object.keys(roleWords) as Role[]).filter((role) => role !== "CUSTOMER");

export function FieldRules({ draft, onChange, problems, listable = false }: FieldRulesProps) {
  const { t, i18n } = useLingui();
  const word = useWord();
  return (
    <Stack gap="md">
      {draft.type === "ENUM" && (
        <Choices choices={draft.choices} onChange={(choices) => onChange({ choices })} problems={problems} />
      )}
      {hasText(draft.type) && <TextLimits draft={draft} onChange={onChange} problems={problems} />}
      {hasRange(draft.type) && <RangeLimits draft={draft} onChange={onChange} problems={problems} />}
      <div className={classes.pair}>
        <OwnField
          field={{ ...asField(draft, i18n.locale), label: { text: t`Default` }, help: null, required: false }}
          value={draft.default}
          error={messageAt(problems, "default")}
          onChange={(value) => onChange({ default: value })}
        />
      </div>
      <WordsInput
        label={t`Help`}
        value={draft.help}
        errorOf={(language) => messageAt(problems, "help", language)}
        onChange={(help) => onChange({ help })}
      />
      <WordsInput
        label={t`Section`}
        value={draft.section}
        errorOf={(language) => messageAt(problems, "section", language)}
        onChange={(section) => onChange({ section })}
      />
      <div className={classes.pair}>
        <Flag name="required" label={t`Required`} note={t`Asked for when the record is completed, not in a draft.`} {...{ draft, onChange }} />
        <Flag name="shownToCustomers" label={t`Customers see it`} note={t`They never change it.`} {...{ draft, onChange }} />
        {listable && (
          <>
            <Flag name="listed" label={t`Column of lists`} note={t`Each person may hide it.`} {...{ draft, onChange }} />
            <Flag name="filtered" label={t`Filter of lists`} note={t`Offered above the list of orders.`} {...{ draft, onChange }} />
          </>
        )}
      </div>
      <MultiSelect
        label={<Trans>Filled in by</Trans>}
        description={<Trans>Nobody chosen: all who may change the record.</Trans>}
        searchable
        data={staff.map((role) => ({ value: role, label: word(roleWords, role) }))}
        value={draft.editedBy}
        error={messageAt(problems, "edited_by")}
        onChange={(roles) => onChange({ editedBy: roles as Role[] })}
      />
    </Stack>
  );
}

interface FlagProps extends Pick<FieldRulesProps, "draft" | "onChange"> {
  name: "required" | "listed" | "filtered" | "shownToCustomers";
  label: string;
  note: string;
}

const Flag = ({ name, label, note, draft, onChange }: FlagProps) => (
  <Checkbox
    label={label}
    description={note}
    checked={draft[name]}
    onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
  />
);

function TextLimits({ draft, onChange, problems }: FieldRulesProps) {
  return (
    <div className={classes.pair}>
      <TextInput
        label={<Trans>Pattern</Trans>}
        description={<Trans>A regular expression for the whole text, such as CC-[0-9]+.</Trans>}
        value={draft.pattern}
        error={messageAt(problems, "pattern")}
        onChange={(event) => onChange({ pattern: event.currentTarget.value })}
      />
      <TextInput
        label={<Trans>Longest</Trans>}
        description={<Trans>In characters. Empty: as long as the type allows.</Trans>}
        inputMode="numeric"
        value={draft.longest}
        error={messageAt(problems, "longest")}
        onChange={(event) => onChange({ longest: event.currentTarget.value })}
      />
    </div>
  );
}

const placeholders: Partial<Record<CustomFieldType, string>> = { DATE_TIME: "2030-01-31T12:00:00Z" };

function RangeLimits({ draft, onChange, problems }: FieldRulesProps) {
  const shared = {
    type: draft.type === "DATE" ? "date" : "text",
    inputMode: hasNumber(draft.type) ? ("decimal" as const) : undefined,
    placeholder: placeholders[draft.type],
  };
  return (
    <div className={classes.pair}>
      <TextInput
        {...shared}
        label={<Trans>Least</Trans>}
        value={draft.minimum}
        error={messageAt(problems, "minimum")}
        onChange={(event) => onChange({ minimum: event.currentTarget.value })}
      />
      <TextInput
        {...shared}
        label={<Trans>Most</Trans>}
        value={draft.maximum}
        error={messageAt(problems, "maximum")}
        onChange={(event) => onChange({ maximum: event.currentTarget.value })}
      />
    </div>
  );
}
