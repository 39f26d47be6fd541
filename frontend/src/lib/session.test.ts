import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { arrival } from "~/lib/session";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const down = () => new Response("", { status: 502 });
const person = () => Response.json({ id: "1", name: "Agent", login: "agent", roles: ["ORDER_AGENT"], accountId: null, locale: null, permissions: [] });

async function asked(...answers: Response[]) {
  const fetched = vi.fn(async () => answers.shift() ?? down());
  vi.stubGlobal("fetch", fetched);
  const found = arrival();
  await vi.runAllTimersAsync();
  return { ...(await found), times: fetched.mock.calls.length };
}

test("a server that starts anew is waited for", async () => {
  expect(await asked(down(), down(), person())).toMatchObject({ session: { roles: ["order_agent"] }, fault: null, times: 3 });
});

test("a server that stays away is a fault, and nobody is taken for signed out", async () => {
  const { session, fault, times } = await asked();
  expect([session, fault instanceof Error, times]).toEqual([null, true, 4]);
});

test("nobody is signed in where the server says so, at once", async () => {
  expect(await asked(new Response("", { status: 401 }))).toEqual({ session: null, fault: null, times: 1 });
});
