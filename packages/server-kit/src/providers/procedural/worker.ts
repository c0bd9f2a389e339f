import { parentPort } from "node:worker_threads";
import { paintScene } from "./paint-scene.ts";
import type { PaintingAnswer, PaintingOrder } from "./threads/messages.ts";

const port = parentPort;
if (port) {
  port.on("message", (order: PaintingOrder) => {
    try {
      const picture = paintScene(order.painting);
      const answer: PaintingAnswer = { id: order.id, picture };
      port.postMessage(answer, [picture.rgb.buffer as ArrayBuffer]);
    } catch (error) {
      const answer: PaintingAnswer = {
        id: order.id,
        error: error instanceof Error ? error.message : String(error),
      };
      port.postMessage(answer);
    }
  });
}
