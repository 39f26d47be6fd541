/** The text that a list is found by: the list follows once the typing rests, and no more once its reader has left. */
import { useLingui } from "@lingui/react/macro";
import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import classes from "~/components/filters/filters.module.css";

const REST_MS = 250;

interface SearchFieldProps {
  label: string;
  placeholder: string;
  /** What the address says now; it overrules what is typed when it changes by other means, such as Back. */
  address: string | undefined;
  onFind: (text: string | undefined) => void;
}

export function SearchField({ label, placeholder, address, onFind }: SearchFieldProps) {
  const { t } = useLingui();
  const [text, setText] = useState(address ?? "");
  const [seen, setSeen] = useState(address);
  const [sent, setSent] = useState(address);
  if (seen !== address) {
    setSeen(address);
    if (address !== sent) setText(address ?? "");
  }
  const send = (typed: string | undefined) => {
    setSent(typed);
    onFind(typed);
  };
  const find = useDebouncedCallback((typed: string) => send(typed.trim() || undefined), REST_MS);
  useForgottenOnLeaving(find.cancel);
  const clear = () => {
    find.cancel();
    setText("");
    send(undefined);
  };
  return (
    <TextInput
      className={classes.text}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={15} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        find(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") find.flush();
      }}
      rightSection={text ? <CloseButton size="sm" aria-label={t`Clear the text`} onClick={clear} /> : null}
    />
  );
}

/** A list is still drawn while the next screen loads; what it would say to the address by then takes its reader back. */
export function useForgottenOnLeaving(forget: () => void) {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onBeforeNavigate", ({ pathChanged }) => {
        if (pathChanged) forget();
      }),
    [router, forget],
  );
}
