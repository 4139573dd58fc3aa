/** A server for tests, as superuser; absent means an embedded one that is thrown away. */
export function readTestDatabaseUrl(): string | undefined {
  return process.env.UPTAKE_TEST_DATABASE_URL || undefined;
}
