/** The oldest PostgreSQL whose SQL the kit's statements keep to. */
export const oldestVersion = 13;

/**
 * Refuses a server that is too old, before a statement meets it in mid-job.
 *
 * @param versionNumber What `SHOW server_version_num` says, for example `150004`.
 * @throws Error that says what to do.
 */
export function requireVersion(versionNumber: string): void {
  const major = Math.floor(Number(versionNumber) / 10_000);
  if (major >= oldestVersion) return;
  throw new Error(
    `PostgreSQL ${major} is too old: the kit needs PostgreSQL ${oldestVersion} or newer. Upgrade the server, or name another one in connectionString.`,
  );
}
