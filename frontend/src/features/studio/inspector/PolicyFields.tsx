/** What happens when a step does not go well: as far as its kind honours it, or as it stands in the document. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, NativeSelect, NumberInput, Switch } from "@mantine/core";
import { useId } from "react";
import { PlainDuration } from "~/features/studio/inspector/form/DurationField";
import { findingsAt, messageOf } from "~/features/studio/inspector/form/findings";
import { Head } from "~/features/studio/inspector/form/Labelled";
import classes from "~/features/studio/inspector/inspector.module.css";
import { useForm } from "~/features/studio/inspector/useForm";

export function PolicyFields() {
  const { t } = useLingui();
  const id = useId();
  const errorId = useId();
  const { node, kind, readOnly, findings, change } = useForm();
  const policy = node.policy ?? {};
  const honoured = (name: string) => kind?.policies.includes(name) || (policy as Record<string, unknown>)[name] !== undefined;
  /** An empty policy is none. */
  const put = (name: string, value: unknown, label: string, once = false) => {
    const { [name]: _old, ...others } = policy as Record<string, unknown>;
    if (value === undefined && Object.keys(others).length === 0) change(["policy"], undefined, label, once);
    else change(["policy", name], value, label, once);
  };
  if (!["timeout", "retry", "on_error"].some(honoured)) return null;
  return (
    <div role="group" aria-labelledby={id} className={classes.section}>
      <h3 id={id}>
        <Trans>When it does not go well</Trans>
      </h3>
      {honoured("timeout") && (
        <div data-field="policy.timeout">
          <PlainDuration
            label={t`Time limit`}
            value={policy.timeout ?? ""}
            readOnly={readOnly}
            error={messageOf(findingsAt(findings, ["policy", "timeout"]))}
            onChange={(iso) => put("timeout", iso, t`time limit`)}
          />
        </div>
      )}
      {honoured("retry") && <RetryFields put={put} />}
      {honoured("on_error") && (
        <div data-field="policy.on_error">
          <Head htmlFor={errorId} label={t`In the end`} />
          <NativeSelect
            id={errorId}
            disabled={readOnly}
            error={messageOf(findingsAt(findings, ["policy", "on_error"]))}
            value={policy.on_error ?? "fallout"}
            onChange={(event) => put("on_error", event.currentTarget.value === "port" ? "port" : undefined, t`way out`, true)}
            data={[
              { value: "fallout", label: t`Open a fallout, or go to the try around it` },
              { value: "port", label: t`Go on by the port “error”` },
            ]}
          />
        </div>
      )}
    </div>
  );
}

const usual = { max: 3, backoff: "exponential", first: "PT30S", on: ["timeout", "unavailable"] } as const;

function RetryFields({ put }: { put: (name: string, value: unknown, label: string, once?: boolean) => void }) {
  const { t } = useLingui();
  const id = useId();
  const maxId = useId();
  const waitId = useId();
  const { node, readOnly, findings } = useForm();
  const retry = node.policy?.retry ?? null;
  const { max = usual.max, backoff = usual.backoff, first = usual.first, on = usual.on } = retry ?? {};
  const set = (change: object) => put("retry", { ...retry, ...change }, t`retries`);
  const causes = [
    { value: "timeout", label: t`no answer in time` },
    { value: "unavailable", label: t`not available` },
    { value: "rejected", label: t`refused` },
  ];
  return (
    <div role="group" aria-labelledby={id} data-field="policy.retry" className={classes.nested}>
      <Head id={id} label={t`Try again`}>
        <Switch
          size="xs"
          aria-label={t`Try again`}
          checked={retry !== null}
          disabled={readOnly}
          onChange={(event) => put("retry", event.currentTarget.checked ? { ...usual, on: [...usual.on] } : undefined, t`retries`, true)}
        />
      </Head>
      {messageOf(findingsAt(findings, ["policy", "retry"])) && <p className={classes.bad}>{messageOf(findingsAt(findings, ["policy", "retry"]))}</p>}
      {retry && (
        <div className={classes.fields}>
          <div>
            <Head htmlFor={maxId} label={t`At most`} />
            <NumberInput id={maxId} readOnly={readOnly} min={0} max={20} allowDecimal={false} value={max} onChange={(next) => next !== "" && set({ max: Number(next) })} />
          </div>
          <PlainDuration label={t`First after`} value={first} readOnly={readOnly} onChange={(iso) => iso && set({ first: iso })} />
          <div>
            <Head htmlFor={waitId} label={t`Then`} />
            <NativeSelect
              id={waitId}
              disabled={readOnly}
              value={backoff}
              onChange={(event) => set({ backoff: event.currentTarget.value })}
              data={[
                { value: "exponential", label: t`twice as long each time` },
                { value: "fixed", label: t`as long each time` },
              ]}
            />
          </div>
          <Checkbox.Group label={t`After`} value={[...on]} onChange={(next) => set({ on: causes.map(({ value }) => value).filter((one) => next.includes(one)) })}>
            {causes.map((cause) => (
              <Checkbox key={cause.value} {...cause} disabled={readOnly} mt={4} />
            ))}
          </Checkbox.Group>
        </div>
      )}
    </div>
  );
}
