import { createBrowserRouter } from "react-router";
import { SiteLayout } from "./layout/site-layout.tsx";
import { BrowsePage } from "./pages/browse-page.tsx";
import { DetailPage } from "./pages/detail-page.tsx";
import { HomePage } from "./pages/home-page.tsx";
import { MissingPage } from "./pages/missing-page.tsx";

/** Every address of the site. */
export const router = createBrowserRouter([
  {
    Component: SiteLayout,
    children: [
      { path: "/", Component: HomePage },
      { path: "/browse", Component: BrowsePage },
      { path: "/:entity_type/:entity_id", Component: DetailPage },
      { path: "*", Component: MissingPage },
    ],
  },
]);
