import { expect, test } from "vitest";
import { pathOfHit } from "~/app/shell/hits";

const routes = new Set(["/orders", "/orders/$number", "/work/$task"]);

test("a record opens by its number, an account as its list of orders", () => {
  expect(pathOfHit({ id: "a", kind: "Order", label: "ORD0001042" }, routes)).toBe("/orders/ORD0001042");
  expect(pathOfHit({ id: "a", kind: "Task", label: "TSK0001001" }, routes)).toBe("/work/TSK0001001");
  expect(pathOfHit({ id: "a/b=", kind: "Account", label: "Acme" }, routes)).toBe("/orders?account=a%2Fb%3D");
});

test("a hit that no screen shows opens nothing", () => {
  expect(pathOfHit({ id: "a", kind: "Fallout", label: "FO0001001" }, routes)).toBeNull();
});
