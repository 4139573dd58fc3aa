import { Client } from 'pg';
import { AppError } from '#src/lib/app-error.ts';

/**
 * Connects as the owner of the tables, whom row-level security does not bind: to migrate, back up
 * and examine. `purpose` is how PostgreSQL lists the connection, after "uptake". Throws
 * `database_unreachable`.
 */
export async function connectOwner(url: string, purpose: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: `uptake ${purpose}` });
  // A connection that breaks fails its query too, and that says so.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new AppError(
      'invalid',
      `Uptake cannot connect to PostgreSQL: ${describe(error)}. Check DATABASE_URL, and that the server runs.`,
      { reason: 'database_unreachable' },
    );
  }
}

// Node puts what happened at each of a host's addresses into one error without a message.
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ');
  return (error as Error).message;
}
