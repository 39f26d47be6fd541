/** The four states that every screen designs besides its content: loading, empty, denied and failed. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Skeleton, Stack } from "@mantine/core";
import { IconAlertTriangle, IconInbox, IconLock, type TablerIcon } from "@tabler/icons-react";
import type { CombinedError } from "@urql/core";
import type { ReactNode } from "react";
import { CopyableId } from "~/components/CopyableId";
import classes from "~/components/states.module.css";
import { isDenied, traceId } from "~/lib/problems";

interface PanelProps {
  Icon: TablerIcon;
  title: ReactNode;
  children?: ReactNode;
  live?: "polite" | "assertive";
  /** It stands alone on the page, so that its title is the page's heading. */
  page?: boolean | undefined;
}

function Panel(props: PanelProps) {
  const { Icon } = props;
  const Title = props.page ? "h1" : "p";
  return (
    <div className={classes.panel} role={props.live === "assertive" ? "alert" : "status"}>
      <Icon size={28} stroke={1.5} aria-hidden className={classes.icon} />
      <Title className={classes.title}>{props.title}</Title>
      <div className={classes.text}>{props.children}</div>
    </div>
  );
}

/** Skeleton rows in the rhythm of the list or form that will stand there. */
export function LoadingState(props: { rows?: number; height?: number }) {
  const { t } = useLingui();
  return (
    <Stack gap="xs" p="md" role="status" aria-label={t`Loading`}>
      {Array.from({ length: props.rows ?? 6 }, (_, index) => (
        <Skeleton key={index} height={props.height ?? 24} radius="sm" width={`${96 - ((index * 7) % 23)}%`} />
      ))}
    </Stack>
  );
}

/** Says what would stand here and what to do next: give the next step as `children`. */
export function EmptyState(props: { title: ReactNode; children?: ReactNode; Icon?: TablerIcon; page?: boolean }) {
  return (
    <Panel Icon={props.Icon ?? IconInbox} title={props.title} page={props.page}>
      {props.children}
    </Panel>
  );
}

export function DeniedState(props: { page?: boolean }) {
  return (
    <Panel Icon={IconLock} title={<Trans>This is outside your role</Trans>} page={props.page}>
      <Trans>Ask a process administrator if you need it for your work.</Trans>
    </Panel>
  );
}

/** As browsers put it, each in its own way. */
const notFetched = /dynamically imported module|importing a module|preload css|failed to fetch|networkerror/i;

/** A failure of ours or of the network; with the trace id that the logs carry. */
export function FailedState(props: { error?: CombinedError | Error | undefined; retry?: (() => void) | undefined }) {
  const error = props.error;
  const combined = error && "graphQLErrors" in error ? error : undefined;
  if (combined && isDenied(combined)) return <DeniedState />;
  const trace = combined ? traceId(combined) : null;
  const unreached = combined?.networkError || (error && notFetched.test(error.message));
  return (
    <Panel Icon={IconAlertTriangle} live="assertive" title={<Trans>This could not be loaded</Trans>}>
      {unreached ? (
        <Trans>The server did not answer. Your work is safe; try again in a moment.</Trans>
      ) : (
        <Trans>Something went wrong on our side.</Trans>
      )}
      {trace && (
        <p>
          <Trans>Reference</Trans> <CopyableId value={trace} />
        </p>
      )}
      {props.retry && (
        <Button variant="default" mt="sm" onClick={props.retry}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </Panel>
  );
}

interface QueryLike<T> {
  data?: T | undefined;
  fetching: boolean;
  error?: CombinedError | undefined;
}

/** Picks the designed state of a query; `children` is drawn only with data. */
export function QueryState<T>(props: {
  query: QueryLike<T>;
  retry?: () => void;
  loading?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  const { query } = props;
  if (query.data !== undefined && query.data !== null) return props.children(query.data);
  if (query.error) return <FailedState error={query.error} retry={props.retry} />;
  return props.loading ?? <LoadingState />;
}
