/** The form as a task shows it: the same component draws both. */
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { FormFields } from "~/components/FormFields";
import classes from "~/features/forms/forms.module.css";
import { beginWith, type Field, viewOf } from "~/features/forms/model/form";
import { currentLocale, locales } from "~/lib/i18n";

export function FormPreview({ fields }: { fields: readonly Field[] }) {
  const { t } = useLingui();
  const [locale, setLocale] = useState<string>(currentLocale());
  const [typed, setTyped] = useState<Record<string, unknown>>({});
  return (
    <section className={classes.preview} aria-label={t`Preview`}>
      <div className={classes.previewHead}>
        <h2 className={classes.previewTitle}>
          <Trans>As the task shows it</Trans>
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t`Language of the preview`}
          data={Object.keys(locales).map((value) => ({ value, label: value }))}
          value={locale}
          onChange={setLocale}
        />
      </div>
      <Stack lang={locale}>
        <FormFields
          fields={viewOf(fields, locale)}
          values={{ ...beginWith(fields), ...typed }}
          errorOf={() => undefined}
          editable
          onChange={(name, value) => setTyped((before) => ({ ...before, [name]: value }))}
        />
      </Stack>
    </section>
  );
}
