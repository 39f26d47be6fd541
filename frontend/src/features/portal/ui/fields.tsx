/** Fields with their label, their help and what is wrong with them. */
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from "react";
import classes from "~/features/portal/ui/ui.module.css";

interface Around {
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
}

function useField(help: ReactNode, error: ReactNode) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return { id, described };
}

function Field({ id, label, help, error, required, children }: Around & { id: string; required?: boolean | undefined; children: ReactNode }) {
  return (
    <div className={classes.field}>
      <label htmlFor={id}>
        {label}
        {required && <span aria-hidden> *</span>}
      </label>
      {help && (
        <p id={`${id}-help`} className={classes.help}>
          {help}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, help, error, ...rest }: Around & InputHTMLAttributes<HTMLInputElement>) {
  const { id, described } = useField(help, error);
  return (
    <Field id={id} label={label} help={help} error={error} required={rest.required}>
      <input id={id} aria-describedby={described} aria-invalid={error ? true : undefined} className={classes.input} {...rest} />
    </Field>
  );
}

export function TextArea({ label, help, error, ...rest }: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { id, described } = useField(help, error);
  return (
    <Field id={id} label={label} help={help} error={error} required={rest.required}>
      <textarea id={id} rows={4} aria-describedby={described} aria-invalid={error ? true : undefined} className={classes.input} {...rest} />
    </Field>
  );
}

export function SelectField({ label, help, error, children, ...rest }: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  const { id, described } = useField(help, error);
  return (
    <Field id={id} label={label} help={help} error={error} required={rest.required}>
      <select id={id} aria-describedby={described} aria-invalid={error ? true : undefined} className={classes.input} {...rest}>
        {children}
      </select>
    </Field>
  );
}

interface Choice {
  value: string;
  label: ReactNode;
  more?: ReactNode;
  disabled?: boolean;
}

/** One of a few, each as large as a finger. */
export function Choices({ label, help, error, options, value, onChange }: Around & { options: readonly Choice[]; value: string | null; onChange: (value: string) => void }) {
  const name = useId();
  return (
    <fieldset className={classes.choices} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{label}</legend>
      {help && <p className={classes.help}>{help}</p>}
      {options.map((option) => (
        <label key={option.value} className={classes.choice} data-chosen={option.value === value || undefined}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} disabled={option.disabled} onChange={() => onChange(option.value)} />
          <span>
            {option.label}
            {option.more && <small>{option.more}</small>}
          </span>
        </label>
      ))}
      {error && (
        <p id={`${name}-error`} className={classes.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

export function Check({ label, ...rest }: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={classes.choice} data-chosen={rest.checked || undefined}>
      <input type="checkbox" {...rest} />
      <span>{label}</span>
    </label>
  );
}
