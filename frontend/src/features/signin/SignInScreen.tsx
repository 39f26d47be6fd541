/** Sign-in with login and password. */
import { zodResolver } from "@hookform/resolvers/zod";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormProblem, SignInFrame } from "~/features/signin/SignInFrame";
import { signIn, SignInRefused } from "~/lib/session";

const route = getRouteApi("/sign-in");

export function SignInScreen() {
  const { t } = useLingui();
  const { next } = route.useSearch();
  const [refused, setRefused] = useState<string | null>(null);
  const schema = z.object({
    login: z.string().trim().min(1, t`Enter your login`),
    password: z.string().min(1, t`Enter your password`),
  });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { login: "", password: "" } });

  const submit = form.handleSubmit(async ({ login, password }) => {
    setRefused(null);
    try {
      await signIn(login, password);
      window.location.assign(next ?? "/");
    } catch (error) {
      setRefused(reason(error));
      form.setFocus("password", { shouldSelect: true });
    }
  });

  const reason = (error: unknown): string => {
    if (!(error instanceof SignInRefused)) return t`The server did not answer. Try again in a moment.`;
    if (error.status === 429) return t`Too many tries. Wait a minute, then try again.`;
    if (error.status === 401) return t`Login and password do not match.`;
    return error.message;
  };

  return (
    <SignInFrame title={t`Sign in`}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <FormProblem message={refused} />
          <TextInput
            size="md"
            label={<Trans>Login</Trans>}
            autoComplete="username"
            autoFocus
            error={form.formState.errors.login?.message}
            {...form.register("login")}
          />
          <PasswordInput
            size="md"
            label={<Trans>Password</Trans>}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
            error={form.formState.errors.password?.message}
            {...form.register("password")}
          />
          <Button type="submit" size="md" loading={form.formState.isSubmitting}>
            <Trans>Sign in</Trans>
          </Button>
        </Stack>
      </form>
    </SignInFrame>
  );
}
