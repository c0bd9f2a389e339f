// `npm run screenshots`: makes the README's two pictures from the demo itself, with the full engine.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openModal, openSite, settled, submit } from "../tests/browser/site.ts";

const folder = fileURLToPath(new URL("../docs/images", import.meta.url));
mkdirSync(folder, { recursive: true });
const site = await openSite({ MEDIA_GEN_DETAIL: "full" });
try {
  const desktop = await site.visit("/character/haru");
  const modal = await openModal(desktop);
  await submit(modal, 8);
  await settled(desktop);
  await desktop.locator('[data-mg-part="toast-close"]').click();
  await desktop.waitForTimeout(1000);
  await desktop.screenshot({ path: `${folder}/desktop.png` });

  const phone = await site.visit("/character/haru", { width: 375, height: 740, touch: true, dark: true });
  await openModal(phone);
  await phone
    .getByRole("radio", { name: /^후보/ })
    .or(phone.getByRole("tab", { name: /^후보/ }))
    .first()
    .tap();
  await phone.waitForTimeout(1500);
  await phone.screenshot({ path: `${folder}/phone.png` });
} finally {
  await site.close();
}
