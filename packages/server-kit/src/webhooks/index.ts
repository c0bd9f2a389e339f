/**
 * Standard Webhooks: messages between servers, signed over their raw bytes.
 * @module
 */
export { SignatureError, type SignatureFault, type SignatureHeaders } from "./signature.ts";
export { createWebhooks, type Webhooks } from "./webhooks.ts";
