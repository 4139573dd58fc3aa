import { join } from 'node:path';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { TestApp } from '#src/main/server/test-app.ts';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { createEmptyDatabase, createTestDatabase } from '#src/server/db/test-database.ts';
import { readTables } from './backup-tables.ts';

export const migrationsDir = join(findProjectDir(), 'migrations');

/** Two workspaces, with what is hard to write into a file. */
export async function fill(app: TestApp): Promise<void> {
  const admin = await app.workspace('Acme "quoted"');
  const teamId = await app.team(admin, 'South');
  const leader = await app.member(admin, { name: 'Lea\tLeader', teamId });
  // a team refers to its leader, who refers to the team
  await app.call(admin, `PATCH /api/v1/teams/${teamId}`, {
    body: { leader_id: leader.actor.memberId },
  });
  const company = await app.call(admin, 'POST /api/v1/companies', { body: { name: 'Globex' } });
  for (const first_name of ['Anna\\nRossi', 'Jürgen "J."', '\\.', '   ', "O'Neil 🙂", 'a,b\tc']) {
    const body = {
      first_name,
      last_name: 'Çelik',
      company_id: company.body.id,
      about: 'a\nb\r\n\\',
    };
    await app.call(leader, 'POST /api/v1/people', { body });
  }
  await app.workspace('Other');
}

/** A database without tables, until the test ends. */
export async function emptyDatabase(): Promise<string> {
  const { url, close } = await createEmptyDatabase();
  onTestFinished(close);
  return url;
}

/** A database with a workspace that must not be lost, until the test ends. */
export async function filledDatabase(): Promise<string> {
  const { url, close } = await createTestDatabase();
  onTestFinished(close);
  await query(url, `insert into directory.workspace values (gen_random_uuid(), 'Kept')`);
  return url;
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table, with what the database derives from it. */
export async function readAll(url: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const all: Record<string, unknown> = {};
    const { tables } = await readTables(client);
    for (const { schema, name } of tables) {
      const { rows } = await client.query(
        `select to_jsonb(t)::text as row from ${schema}.${name} t order by to_jsonb(t)::text collate "C"`,
      );
      all[`${schema}.${name}`] = rows.map(({ row }) => row);
    }
    return all;
  } finally {
    await client.end();
  }
}
