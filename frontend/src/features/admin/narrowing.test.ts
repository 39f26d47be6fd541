import { describe, expect, it } from "vitest";
import { everybody, narrowed, sorted } from "~/features/admin/narrowing";

const person = (name: string, more: object = {}) => ({
  name, login: name.toLowerCase(), disabled: false, lastSeenAt: null, roles: ["ORDER_AGENT"], groups: [{ id: "g1" }], ...more,
});
const ana = person("Ana"), bea = person("Bea", { disabled: true, lastSeenAt: "2026-01-02" }), cid = person("Cid", { roles: ["CUSTOMER"], groups: [] });

describe("people", () => {
  it("are narrowed by role, group and sign-in", () => {
    expect(narrowed([ana, bea, cid], everybody)).toEqual([ana, bea, cid]);
    expect(narrowed([ana, bea, cid], { ...everybody, role: "ORDER_AGENT", access: "allowed" })).toEqual([ana]);
    expect(narrowed([ana, bea, cid], { ...everybody, group: "g1" })).toEqual([ana, bea]);
    expect(narrowed([ana, bea, cid], { ...everybody, access: "disabled" })).toEqual([bea]);
  });
  it("are sorted either way, and by login where they are alike", () => {
    expect(sorted([bea, cid, ana], { field: "name", direction: "DESC" })).toEqual([cid, bea, ana]);
    expect(sorted([cid, bea, ana], { field: "lastSeenAt", direction: "DESC" })).toEqual([bea, ana, cid]);
  });
});
