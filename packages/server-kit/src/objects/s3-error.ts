/** Why the bucket did not do what it was asked. */
export type ObjectStoreErrorCode = "store_unavailable" | "store_refused";

/**
 * The bucket could not do something, after all tries. `store_unavailable`: it may work later. `store_refused`: a right, a
 * name or a key is wrong, and somebody must mend it.
 */
export class ObjectStoreError extends Error {
  readonly code: ObjectStoreErrorCode;

  constructor(code: ObjectStoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ObjectStoreError";
    this.code = code;
  }
}

interface S3Failure {
  name?: string;
  $metadata?: { httpStatusCode?: number };
}

// The SDK learns the server's time from the first, so that the next try is signed rightly; the second is damage on the way.
const mendedByAnotherTry = new Set(["RequestTimeTooSkewed", "BadDigest", "RequestTimeout", "SlowDown"]);

/** True when the same request may go better next time: overload, a broken connection, damage on the way. */
export function isPassing(error: unknown): boolean {
  const { name = "", $metadata } = error as S3Failure;
  if (name === "CredentialsProviderError") return false;
  const status = $metadata?.httpStatusCode;
  if (status === undefined || mendedByAnotherTry.has(name)) return true;
  return status >= 500 || status === 429 || status === 408 || status < 300;
}

/** True when the bucket said that it has no such key. */
export function isMissingKey(error: unknown): boolean {
  const { name, $metadata } = error as S3Failure;
  if (name === "NoSuchBucket") return false;
  return name === "NoSuchKey" || name === "NotFound" || $metadata?.httpStatusCode === 404;
}

/** Puts what S3 said in words: what happened, why, and what to do. */
export function explainFailure(error: unknown, doing: string, bucket: string): ObjectStoreError {
  if (error instanceof ObjectStoreError) return error;
  const { name = "Error", $metadata } = error as S3Failure;
  const status = $metadata?.httpStatusCode;
  const said = status === undefined ? (error as Error).message : `${name} (${status})`;
  const head = `The bucket "${bucket}" did not ${doing}: ${said}.`;
  if (isPassing(error)) {
    const message = `${head} It was tried several times. Look whether the store is up and reachable.`;
    return new ObjectStoreError("store_unavailable", message, { cause: error });
  }
  const message = `${head} Look at the bucket's name, the region, the credentials and their rights: s3:GetObject, s3:PutObject, s3:DeleteObject, s3:ListBucket.`;
  return new ObjectStoreError("store_refused", message, { cause: error });
}
