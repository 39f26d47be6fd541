/** The first administrator chooses login and password; opened once by the link that the first start prints. */
import { zodResolver } from "@hookform/resolvers/zod";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormProblem, SignInFrame } from "~/features/signin/SignInFrame";
import { SignInRefused, welcome } from "~/lib/session";

const route = getRouteApi("/welcome");
const fields = ["name", "login", "password"] as const;

export function WelcomeScreen() {
  const { t } = useLingui();
  const { token } = route.useSearch();
  const [refused, setRefused] = useState<string | null>(null);
  const schema = z.object({
    name: z.string().trim().min(1, t`Enter your name`),
    login: z.string().trim().min(1, t`Enter a login`),
    password: z.string().min(12, t`Use at least 12 characters`),
  });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: "", login: "", password: "" } });

  const submit = form.handleSubmit(async (values) => {
    setRefused(null);
    try {
      await welcome({ token: token ?? "", ...values });
      window.location.assign("/");
    } catch (error) {
      if (!(error instanceof SignInRefused)) return setRefused(t`The server did not answer. Try again in a moment.`);
      const field = fields.find((name) => error.path.includes(name));
      if (field) form.setError(field, { message: error.message }, { shouldFocus: true });
      else setRefused(error.message);
    }
  });

  if (!token) {
    return (
      <SignInFrame title={t`This link is incomplete`}>
        <Trans>Open the link just as the server printed it at its first start.</Trans>
      </SignInFrame>
    );
  }
  const { errors, isSubmitting } = form.formState;
  return (
    <SignInFrame title={t`Welcome`} text={<Trans>You are the first administrator here. This link works once.</Trans>}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <FormProblem message={refused} />
          <TextInput size="md" label={<Trans>Your name</Trans>} autoComplete="name" autoFocus error={errors.name?.message} {...form.register("name")} />
          <TextInput size="md" label={<Trans>Login</Trans>} autoComplete="username" error={errors.login?.message} {...form.register("login")} />
          <PasswordInput
            size="md"
            label={<Trans>Password</Trans>}
            description={<Trans>At least 12 characters</Trans>}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
            error={errors.password?.message}
            {...form.register("password")}
          />
          <Button type="submit" size="md" loading={isSubmitting}>
            <Trans>Create my sign-in</Trans>
          </Button>
        </Stack>
      </form>
    </SignInFrame>
  );
}
