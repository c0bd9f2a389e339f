const prefix = "whsec_";

/**
 * The keys of secrets as Standard Webhooks writes them: `whsec_` and 24-64 random bytes in base64.
 *
 * @param secrets The newest first; several while one is replaced by another.
 * @throws TypeError for none, or for one that is not of that form. The message does not repeat it.
 */
export function readSecrets(secrets: readonly string[]): readonly Buffer[] {
  if (secrets.length === 0) throw new TypeError("A webhook needs at least one secret.");
  return secrets.map((secret, at) => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    const isWritten = secret === `${prefix}${key.toString("base64")}`;
    if (isWritten && key.length >= 24 && key.length <= 64) return key;
    throw new TypeError(
      `Secret ${at + 1} must be ${prefix} and 24-64 random bytes in base64. Make one: node -p "'${prefix}' + crypto.randomBytes(32).toString('base64')"`,
    );
  });
}
