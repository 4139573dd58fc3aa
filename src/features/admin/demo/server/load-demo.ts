import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { utcDay } from '#src/lib/days.ts';
import { newId } from '#src/lib/ids.ts';
import type { RecordType, RecordTypes } from '#src/records/server/record-type.ts';
import { indexRecords } from '#src/records/server/search/index-records.ts';
import { writeAccounts } from '#src/server/auth/sign-in.ts';
import { connectOwner } from '#src/server/db/connect-owner.ts';
import { type Db, ROW_TYPES } from '#src/server/db/database.ts';
import { toStatement } from '#src/server/db/sql.ts';
import type { Services } from '#src/server/feature.ts';
import { DEMO_WORKSPACE_ID, type Demo, type DemoRecords, type DemoType } from '../demo.ts';
import { makeDemo } from '../demo-company.ts';
import { MEMBERS, type MemberKey } from '../material/members.ts';
import { dayOf } from '../time/calendar.ts';
import { addPresent } from './add-present.ts';
import { createTelling } from './create-telling.ts';
import { carryOut } from './dealings/carry-out.ts';
import type { DemoDoors } from './demo-doors.ts';
import {
  type DemoIds,
  joiningTimes,
  type LoadedEvent,
  teamIdOf,
  tellLedger,
} from './demo-ledger.ts';
import { observeContacts, tellObserved } from './demo-observed.ts';
import { carryOutProgramme } from './programme/carry-out-programme.ts';
import { planProgramme } from './programme/plan-programme.ts';

export interface DemoSettings {
  /** The owner's connection: loading a history chooses the time of its events. */
  ownerUrl: string;
  /** The installation's secret, from which the password of all demo people is made. */
  secret: string;
  doors: DemoDoors;
}

/**
 * Loads the demo company as of today, its history in one transaction, unless it is there already.
 * Gives the lines that say how to sign in.
 */
export async function loadDemo(
  services: Services,
  recordTypes: RecordTypes,
  { ownerUrl, secret, doors }: DemoSettings,
): Promise<string> {
  const password = makePassword(secret);
  const client = await connectOwner(ownerUrl, 'demo');
  try {
    if (!(await isLoaded(client))) {
      // UTC's day, so that nothing lies ahead of now
      const demo = makeDemo({ today: utcDay(services.machinery.now()) });
      const userIds = await findOrCreateUsers(services, demo, password);
      await client.query(
        "begin; set local timezone = 'UTC'; set local jit = off; set local enable_seqscan = off",
      );
      const ids = (await writeWorkspace(client, demo))
        ? await writeDemo(client, { demo, userIds, recordTypes, doors, services })
        : null;
      await client.query('commit');
      if (ids) await addPresent({ services, types: recordTypes, demo, ids, doors });
      await client.query('analyze'); // plans made for empty tables would be slow
      services.authenticator.forget();
    }
  } finally {
    await client.end(); // what is not committed is rolled back
  }
  return describeSignIn(password);
}

/** Not the same everywhere, for who runs a demo may let others reach it. */
function makePassword(secret: string): string {
  const letters = createHmac('sha256', secret).update('demo company').digest('hex');
  return `pumps-${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
}

function describeSignIn(password: string): string {
  const people: [string, MemberKey][] = [
    ['seller', 'tomasz'],
    ['manager', 'ingrid'],
    ['administrator', 'miriam'],
  ];
  const lines = people.map(([who, key]) => {
    const { email } = MEMBERS.find((member) => member.key === key)!;
    return `  ${who.padEnd(15)}${email}`;
  });
  const head = 'The demo company, Brightwater Pumps & Service, is loaded.';
  return [`${head} Everyone signs in with the password ${password}:`, ...lines].join('\n');
}

async function isLoaded(client: Client): Promise<boolean> {
  const { rowCount } = await client.query('select from directory.workspace where id = $1', [
    DEMO_WORKSPACE_ID,
  ]);
  return rowCount === 1;
}

async function findOrCreateUsers(
  { signIn, machinery }: Services,
  { members }: Demo,
  password: string,
): Promise<Map<MemberKey, string>> {
  const pairs = members.map(async ({ key, name, email }) => {
    const id = await signIn.userIdOf(email);
    if (id) return [key, id] as const;
    const account = await signIn.newAccount({ name, email, password });
    return [key, await writeAccounts(machinery.database, null, account)] as const;
  });
  return new Map(await Promise.all(pairs));
}

/** Also keeps two servers from loading it twice: the second waits here, and then has nothing to do. */
async function writeWorkspace(client: Client, { workspace }: Demo): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into directory.workspace (id, name, created_at) values ($1, $2, $3)
     on conflict do nothing`,
    [DEMO_WORKSPACE_ID, workspace.name, workspace.created_at],
  );
  await client.query("select set_config('uptake.workspace_id', $1, true)", [DEMO_WORKSPACE_ID]);
  return rowCount === 1;
}

interface Loading {
  demo: Demo;
  userIds: Map<MemberKey, string>;
  recordTypes: RecordTypes;
  doors: DemoDoors;
  services: Services;
}

async function writeDemo(
  client: Client,
  { demo, userIds, recordTypes, doors, services }: Loading,
): Promise<DemoIds> {
  const ids: DemoIds = {
    workspace: DEMO_WORKSPACE_ID,
    members: new Map(demo.members.map(({ key }) => [key, newId()])),
    teams: new Map(demo.teams.map(({ key }) => [key, newId()])),
  };
  await writeMembers(client, { demo, userIds, ids });
  const observed = observeContacts(demo);
  const records: { [T in DemoType]: DemoRecords[T][] } = {
    company: demo.companies,
    person: demo.people,
    activity: [...demo.activities, ...observed.map(({ activity }) => activity)],
    task: demo.tasks,
  };
  for (const [type, recordType] of recordTypes) {
    const list = records[type as DemoType] ?? [];
    await writeRecords(client, { recordType, records: list, ids });
  }
  const db = withoutSearch(dbOf(client));
  const tools = { types: recordTypes, doors, ids };
  const key = services.keyFor('public links');
  const dealings = await carryOut(db, demo.dealings, { ...tools, key });
  const ledger = createTelling(client, [
    ...tellLedger(demo, ids),
    ...tellObserved(observed, ids),
    ...dealings,
  ]);
  const today = dayOf(demo.today);
  const rest = await carryOutProgramme(db, {
    ...{ ...tools, services, today, deeds: planProgramme(today) },
    tellUpTo: ledger.tellUpTo,
  });
  await ledger.tellUpTo(Number.POSITIVE_INFINITY, rest);
  await indexAll(client, { recordTypes, told: ledger.told });
  return ids;
}

async function writeMembers(
  client: Client,
  { demo, userIds, ids }: Pick<Loading, 'demo' | 'userIds'> & { ids: DemoIds },
): Promise<void> {
  const times = joiningTimes(demo);
  const base = { workspace_id: ids.workspace, version: 1 };
  const teams = demo.teams.map(({ key, name }) => ({
    ...base,
    id: ids.teams.get(key),
    name,
    created_at: new Date(times.teams.get(key)!),
  }));
  const members = demo.members.map(({ key, name, email, role, team, time_zone }) => ({
    ...base,
    id: ids.members.get(key),
    member_id: ids.members.get(key),
    user_id: userIds.get(key),
    name,
    email,
    role,
    team_id: ids.teams.get(team),
    active: true,
    language: 'en',
    time_zone,
    created_at: new Date(times.members.get(key)!),
  }));
  await insertRows(client, 'team', teams);
  await insertRows(client, 'member', members);
  await insertRows(client, 'directory.membership', members);
  const leaders = demo.teams.map(({ key, leader }) => ({
    id: ids.teams.get(key),
    leader_id: ids.members.get(leader),
  }));
  await client.query(
    `update team t set leader_id = l.leader_id, version = 2
     from jsonb_populate_recordset(null::team, $2) l where t.workspace_id = $1 and t.id = l.id`,
    [ids.workspace, JSON.stringify(leaders)],
  );
}

async function writeRecords(
  client: Client,
  {
    recordType: { declaration },
    records,
    ids,
  }: { recordType: RecordType; records: DemoRecords[DemoType][]; ids: DemoIds },
): Promise<void> {
  const rows = records.map(({ owner, ...record }) => ({
    ...record,
    workspace_id: ids.workspace,
    title: declaration.title(record).slice(0, 500),
    owner_id: owner && ids.members.get(owner),
    team_id: teamIdOf(owner, ids),
  }));
  await insertRows(client, declaration.type, rows);
  await indexRecords(
    dbOf(client),
    declaration,
    records.map(({ id }) => id),
  );
}

/** Writes rows as they are; what a table has and its rows have not is left out. */
async function insertRows(client: Client, table: string, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  const { rows: found } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname = any($2)`,
    [table, Object.keys(rows[0]!)],
  );
  const { columns } = found[0]!;
  await client.query(
    `insert into ${table} (${columns})
     select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** Leaves out what makes records findable after each write: `indexAll` does it once. */
function withoutSearch(db: Db): Db {
  return {
    ...db,
    rows: async (query) => (toStatement(query).name?.startsWith('index ') ? [] : db.rows(query)),
  };
}

/** Makes what was written by commands findable. */
async function indexAll(
  client: Client,
  { recordTypes, told }: { recordTypes: RecordTypes; told: LoadedEvent[] },
): Promise<void> {
  for (const [type, { declaration }] of recordTypes) {
    if (declaration.isSetting) continue;
    const ids = told.filter((event) => event.record_type === type).map((event) => event.record_id);
    if (ids.length > 0) await indexRecords(dbOf(client), declaration, [...new Set(ids)]);
  }
}

function dbOf(client: Client): Db {
  async function rows<Row>(query: Parameters<Db['rows']>[0]): Promise<Row[]> {
    return (await client.query({ ...toStatement(query), types: ROW_TYPES })).rows as Row[];
  }
  return {
    rows,
    first: async <Row>(query: Parameters<Db['rows']>[0]) => (await rows<Row>(query))[0],
  };
}
