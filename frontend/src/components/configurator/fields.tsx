/** Plain controls of the browser, so that the small bundle of customers carries no library for them. */
import { type ButtonHTMLAttributes, type ReactNode, useId } from "react";
import classes from "~/components/configurator/fields.module.css";

export interface Around {
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  required?: boolean;
}

export interface Ids {
  id: string;
  described: string | undefined;
}

/** A label, what helps to answer, the control, what is wrong with the answer. `group`: several controls share it. */
export function Field({ label, help, error, required, group, children }: Around & { group?: boolean; children: (ids: Ids) => ReactNode }) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const mark = required && <span aria-hidden> *</span>;
  return (
    <div className={classes.field}>
      {group ? (
        <span id={id} className={classes.label}>
          {label}
          {mark}
        </span>
      ) : (
        <label htmlFor={id} className={classes.label}>
          {label}
          {mark}
        </label>
      )}
      {help && (
        <p id={`${id}-help`} className={classes.help}>
          {help}
        </p>
      )}
      {children({ id, described })}
      {error && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </div>
  );
}

interface InputProps extends Partial<Ids> {
  type: "text" | "date" | "number";
  value: string;
  onValue: (text: string) => void;
  name?: string;
  min?: string | undefined;
  max?: string | undefined;
  step?: string | undefined;
  disabled?: boolean;
  required?: boolean;
  invalid?: boolean;
  label?: string;
}

export function TextInput({ id, described, invalid, label, onValue, ...rest }: InputProps) {
  return (
    <input
      {...rest}
      id={id}
      aria-label={label}
      aria-describedby={described}
      aria-invalid={invalid || undefined}
      className={classes.input}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps extends Partial<Ids> {
  options: readonly Option[];
  value: string;
  onValue: (value: string) => void;
  /** What stands for no answer; without it one has to be chosen. */
  empty?: string | undefined;
  disabled?: boolean;
  required?: boolean;
  invalid?: boolean;
  label?: string;
}

export function SelectInput({ id, described, invalid, label, options, empty, onValue, ...rest }: SelectProps) {
  return (
    <select
      {...rest}
      id={id}
      aria-label={label}
      aria-describedby={described}
      aria-invalid={invalid || undefined}
      className={classes.input}
      onChange={(event) => onValue(event.currentTarget.value)}
    >
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((one) => (
        <option key={one.value} value={one.value} disabled={one.disabled ?? false}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

interface TickProps {
  kind: "checkbox" | "radio";
  checked: boolean;
  onTick: (checked: boolean) => void;
  label: ReactNode;
  help?: ReactNode;
  name?: string;
  disabled?: boolean;
  describedBy?: string | undefined;
}

export function Tick({ kind, label, help, onTick, describedBy, ...rest }: TickProps) {
  const id = useId();
  return (
    <div className={classes.tick} data-disabled={rest.disabled || undefined}>
      <input
        {...rest}
        id={id}
        type={kind}
        aria-describedby={[help && `${id}-help`, describedBy].filter(Boolean).join(" ") || undefined}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <label htmlFor={id}>
        {label}
        {help && (
          <span id={`${id}-help`} className={classes.help}>
            {help}
          </span>
        )}
      </label>
    </div>
  );
}

interface ChipsProps extends Ids {
  options: readonly (Option & { title?: string | undefined })[];
  value: string;
  onValue: (value: string) => void;
  several?: boolean;
  chosen?: readonly string[];
}

/** Few choices side by side; arrows move between them, as between radio buttons. */
export function Chips({ id, described, options, value, onValue, several, chosen }: ChipsProps) {
  return (
    <div role={several ? "group" : "radiogroup"} aria-labelledby={id} aria-describedby={described} className={classes.chips}>
      {options.map((one) => (
        <label key={one.value} className={classes.chip} title={one.title} data-disabled={one.disabled || undefined}>
          <input
            type={several ? "checkbox" : "radio"}
            name={id}
            value={one.value}
            checked={several ? (chosen?.includes(one.value) ?? false) : one.value === value}
            disabled={one.disabled ?? false}
            onChange={() => onValue(one.value)}
          />
          <span>{one.label}</span>
        </label>
      ))}
    </div>
  );
}

export function Press({ kind = "plain", ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: "main" | "plain" | "link" }) {
  return <button type="button" {...rest} className={classes.press} data-kind={kind} />;
}
