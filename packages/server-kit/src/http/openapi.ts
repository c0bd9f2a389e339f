import {
  type ErrorCode,
  errorCodes,
  type Limits,
  type Operation,
  type OperationName,
  type OperationSchemas,
  operationSchemas,
  operations,
} from "@media-gen/contract";
import { componentSchemas, type JsonSchema, referringSchema } from "./openapi-schemas.ts";

/** Version of the wire, not of the package: it grows when a client must change. */
const wireVersion = "1.0.0";

/** What the document says of one server. */
export interface OpenApiOptions {
  basePath: string;
  limits: Limits;
}

/** Describes every operation of the wire as an OpenAPI 3.1 document, made from the operation table and its schemas. */
export function openApiDocument({ basePath, limits }: OpenApiOptions): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const item = paths[operation.path] ?? {};
    item[operation.method.toLowerCase()] = describe(name as OperationName, operation);
    paths[operation.path] = item;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "media-gen",
      version: wireVersion,
      license: { name: "MIT", identifier: "MIT" },
      description: [
        "Make, choose, order, crop and show the representative images of characters and stories.",
        "Who is asking is decided by the host's own session at each request; changing requests must come from its own pages.",
        "An entity that the caller may not read answers exactly as one that does not exist.",
        `Bodies hold at most ${limits.bodyBytes} bytes. A caller may send ${limits.writesPerMinute} changing and ` +
          `${limits.readsPerMinute} reading requests a minute.`,
      ].join(" "),
    },
    servers: [{ url: basePath === "" ? "/" : basePath }],
    tags: [...new Set(Object.values(operations).map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: componentSchemas(),
      responses: {
        Problem: {
          description: "A refusal, with a stable code for programs and a sentence for people.",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      securitySchemes: {
        hostSession: {
          type: "apiKey",
          in: "cookie",
          name: "session",
          description:
            "The host's own session, whatever it is: the host reads it from the request and names the caller. " +
            "The cookie's name is the host's choice.",
        },
        workerSignature: {
          type: "apiKey",
          in: "header",
          name: "webhook-signature",
          description:
            "Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of `webhook-id.webhook-timestamp.body` by the host's secret for workers.",
        },
      },
    },
  };
}

function describe(name: OperationName, operation: Operation): JsonSchema {
  const schemas: OperationSchemas = operationSchemas[name];
  return {
    operationId: name,
    summary: operation.summary,
    tags: [tagOf(operation)],
    security: securityOf(operation),
    parameters: [
      ...parametersOf(schemas.params, "path"),
      ...parametersOf(schemas.query, "query"),
      ...headersOf(name, operation),
    ],
    ...(schemas.body && {
      requestBody: {
        required: schemas.bodyOptional !== true,
        content: { "application/json": { schema: referringSchema(schemas.body, "input") } },
      },
    }),
    responses: { ...successOf(name, operation, schemas), ...refusalsOf(name, operation, schemas) },
  };
}

const tagOf = ({ path }: Operation): string =>
  path.split("/")[path.startsWith("/media") ? 2 : 3]!.replace(/\..*/, "");

function securityOf({ access }: Operation): JsonSchema[] {
  if (access === "public") return [];
  if (access === "worker") return [{ workerSignature: [] }];
  // An empty requirement beside the session: signed-out readers may call too.
  return access === "reader" ? [{}, { hostSession: [] }] : [{ hostSession: [] }];
}

function parametersOf(schema: OperationSchemas["params"], where: "path" | "query"): JsonSchema[] {
  if (!schema) return [];
  const { properties, required } = referringSchema(schema, "input") as {
    properties: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || (required ?? []).includes(name),
    schema: property,
  }));
}

const header = (name: string, description: string): JsonSchema => ({
  name,
  in: "header",
  required: false,
  description,
  schema: { type: "string" },
});

function headersOf(name: OperationName, { access }: Operation): JsonSchema[] {
  if (access === "worker") {
    return [
      { ...header("webhook-id", "The message's own id: the same one does nothing twice."), required: true },
      {
        ...header("webhook-timestamp", "Seconds since 1970, at most 300 from the server's."),
        required: true,
        schema: { type: "string", pattern: "^[0-9]+$" },
      },
    ];
  }
  if (name === "generate" || name === "retryJob") {
    return [
      {
        ...header("Idempotency-Key", "The same key and body always answer with the same job."),
        schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" },
      },
    ];
  }
  return name === "listImages" || name === "getFile"
    ? [
        header(
          "If-None-Match",
          "ETag of the answer that the caller has; answered with 304 while it is still true.",
        ),
      ]
    : [];
}

const text = (description: string): JsonSchema => ({ description, schema: { type: "string" } });

function successOf(name: OperationName, operation: Operation, schemas: OperationSchemas): JsonSchema {
  const headers: JsonSchema = { "X-Request-Id": text("Names the request in the server's logs.") };
  if (name === "generate" || name === "retryJob") {
    headers["Idempotency-Replayed"] = text("`true` when the job was started by an earlier request.");
  }
  if (name === "listImages") {
    headers.ETag = text("Changes whenever the answer would.");
    headers.Link = text('Address of the next page, `rel="next"`; absent on the last one.');
  }
  if (name === "getFile") headers.ETag = text("Changes when the picture does.");
  const success: JsonSchema = { description: operation.summary, headers };
  if (name === "getFile") {
    success.content = { "image/webp": { schema: { type: "string", contentMediaType: "image/webp" } } };
  } else if (name === "getOpenApi") {
    success.content = { "application/json": { schema: { type: "object" } } };
  } else if (schemas.response) {
    success.content = { "application/json": { schema: referringSchema(schemas.response, "output") } };
  }
  const unchanged = "ETag" in headers ? { "304": { description: "The caller's copy is still true." } } : {};
  if (name !== "getFile") return { [String(operation.status)]: success, ...unchanged };
  const location = text("Signed, and dead within a minute.");
  const elsewhere = { description: "The store has the bytes.", headers: { Location: location } };
  return { [String(operation.status)]: success, "302": elsewhere, ...unchanged };
}

/** The codes that an operation may be refused with, by the checks that it has. */
function refusalsOf(name: OperationName, operation: Operation, schemas: OperationSchemas): JsonSchema {
  const codes: ErrorCode[] = ["rate_limited", "internal_error", "service_unavailable"];
  if (operation.method !== "GET") codes.push("csrf_rejected");
  if (operation.access === "owner") codes.push("forbidden");
  if (["owner", "signed_in", "worker"].includes(operation.access)) codes.push("unauthenticated");
  if (operation.access === "owner" || operation.access === "reader" || schemas.params)
    codes.push("not_found");
  if (schemas.query || schemas.body) codes.push("validation_failed");
  if (schemas.body) codes.push("malformed_request", "payload_too_large", "unsupported_media_type");
  codes.push(...(ownCodes[name] ?? []));
  const byStatus = Map.groupBy(codes, (code) => String(errorCodes[code].status));
  return Object.fromEntries(
    [...byStatus.keys()].sort().map((status) => [status, { $ref: "#/components/responses/Problem" }]),
  );
}

const starting: ErrorCode[] = [
  "insufficient_credits",
  "job_already_running",
  "idempotency_conflict",
  "content_blocked",
  "daily_limit_reached",
  "provider_unavailable",
];

const ownCodes: Partial<Record<OperationName, readonly ErrorCode[]>> = {
  generate: starting,
  retryJob: [...starting, "job_not_retryable"],
  reorderImages: ["order_conflict"],
  createPreset: ["preset_conflict"],
  updatePreset: ["preset_conflict"],
};
