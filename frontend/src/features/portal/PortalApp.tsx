/** The portal: its frame, and the page that the address names. */
import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useEffect } from "react";
import { CartPage } from "~/features/portal/cart/CartPage";
import { CheckoutPage } from "~/features/portal/cart/CheckoutPage";
import { OrderPage } from "~/features/portal/orders/OrderPage";
import { OrdersPage } from "~/features/portal/orders/OrdersPage";
import { RequestPage } from "~/features/portal/requests/RequestPage";
import { RequestsPage } from "~/features/portal/requests/RequestsPage";
import { ShopPage } from "~/features/portal/shop/ShopPage";
import { Frame } from "~/features/portal/ui/Frame";
import { Empty, Waiting } from "~/features/portal/ui/states";
import { type Portal, PortalProvider } from "~/features/portal/lib/portal";
import { hrefOf, type Route, routeOf, usePath } from "~/features/portal/lib/route";

const ComparePage = lazy(async () => ({ default: (await import("~/features/portal/compare/ComparePage")).ComparePage }));
const EditPage = lazy(async () => ({ default: (await import("~/features/portal/shop/EditPage")).EditPage }));
const OfferingPage = lazy(async () => ({ default: (await import("~/features/portal/shop/OfferingPage")).OfferingPage }));

export function PortalApp({ portal, widget }: { portal: Portal; widget: string }) {
  const path = usePath();
  const { i18n } = useLingui();
  useEffect(() => {
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [path]);
  return (
    <PortalProvider portal={portal}>
      <Frame widget={widget} path={path}>
        <Suspense fallback={<Waiting rows={4} />}>
          <Page key={`${path} ${i18n.locale}`} route={routeOf(path)} />
        </Suspense>
      </Frame>
    </PortalProvider>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case "shop":
      return <ShopPage />;
    case "offering":
      return <OfferingPage offering={route.key} />;
    case "compare":
      return <ComparePage keys={route.keys} />;
    case "edit":
      return <EditPage number={route.number} />;
    case "cart":
      return <CartPage />;
    case "checkout":
      return <CheckoutPage />;
    case "orders":
      return <OrdersPage />;
    case "order":
      return <OrderPage number={route.number} />;
    case "requests":
      return <RequestsPage />;
    case "request":
      return <RequestPage number={route.number} />;
    default:
      return (
        <Empty page title={<Trans>There is nothing at this address</Trans>}>
          <a href={hrefOf("/")}>
            <Trans>To the products</Trans>
          </a>
        </Empty>
      );
  }
}
