import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import { indexRecords } from '#src/records/server/search/index-records.ts';
import type { Db } from '#src/server/db/database.ts';
import { type Query, toStatement } from '#src/server/db/sql.ts';
import { CITIES, FIRST_NAMES, JOBS, makeCompanyName, makeLastNames } from './names.ts';
import { makeRandom } from './random.ts';

export const EVENTS_EACH = 10;
const BEGIN_MS = Date.UTC(2023, 0, 2);
const SPAN_MS = 2.8 * 365 * 86_400_000;
const TABLES = ['person', 'company', 'ledger_event', 'search_entry'];
/** Stands once in each size, for the queries that must find it first. */
const PLANTED = ['Xenia King', 'Anna Hofmann', 'Peter Schneider', 'Nikos Papadopoulos'];

export interface Person {
  id: string;
  first: string;
  last: string;
  city: string;
  companyId: string;
  createdMs: number;
}
export interface Company {
  id: string;
  name: string;
  domain: string;
  createdMs: number;
}
export interface Seeded {
  workspaceId: string;
  memberId: string;
  people: Person[];
  companies: Company[];
}

/**
 * Fills the workspace with so many people, an eighth as many companies, and ten chained ledger
 * events each, the same in every run. `url` is of the owner, for it loads past triggers and indexes.
 */
export async function seed(url: string, count: number, say: (text: string) => void) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select workspace_id, id from member');
    const seeded = makeRows(rows[0].workspace_id, rows[0].id, count);
    await client.query(
      `set session_replication_role = replica; set maintenance_work_mem = '512MB'`,
    );
    const indexes = await dropIndexes(client);
    await copy(client, COMPANY_COPY, companyLines(seeded));
    await copy(client, PERSON_COPY, personLines(seeded));
    await client.query('analyze person, company');
    say(`${count} people`);
    await makeFindable(client, seeded);
    say('findable');
    await loadLedger(client, seeded);
    say(`${count * EVENTS_EACH} events`);
    for (const index of indexes) await client.query(index);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    say('indexed');
    return seeded;
  } finally {
    await client.end();
  }
}

function makeRows(workspaceId: string, memberId: string, count: number): Seeded {
  const random = makeRandom(20_261_122);
  const lastNames = makeLastNames(random);
  const companies = Array.from({ length: Math.ceil(count / 8) }, (_, i): Company => {
    const name = makeCompanyName(random, lastNames);
    const domain = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}${i}.example`;
    const createdMs = BEGIN_MS + Math.floor((i / count) * SPAN_MS * 8);
    return { id: makeId(createdMs, 1, i), name, domain, createdMs };
  });
  const people = Array.from({ length: count }, (_, i): Person => {
    const planted = PLANTED[i - 100]?.split(' ');
    const createdMs = BEGIN_MS + Math.floor((i / count) * SPAN_MS);
    return {
      id: makeId(createdMs, 2, i),
      first: planted?.[0] ?? random.pick(FIRST_NAMES),
      last: planted?.[1] ?? lastNames[random.zipf(lastNames.length)]!,
      city: random.pick(CITIES),
      companyId: companies[random.int(companies.length)]!.id,
      createdMs,
    };
  });
  return { workspaceId, memberId, people, companies };
}

/** A UUID version 7 that is the same in every run. */
function makeId(ms: number, kind: number, index: number): string {
  const time = ms.toString(16).padStart(12, '0');
  const tail = index.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind.toString(16).padStart(3, '0')}-8000-${tail}`;
}

const PERSON_COPY = `copy person (workspace_id, id, title, owner_id, version, created_at, updated_at,
  first_name, last_name, company_id, job_title, emails, phones, city) from stdin`;
const COMPANY_COPY = `copy company (workspace_id, id, title, owner_id, created_at, updated_at,
  name, domains) from stdin`;
const LEDGER_COPY = `copy ledger_event (workspace_id, seq, id, at, occurred_at, actor_id, via, verb,
  record_type, record_id, command_id, changes, changes_salt, changes_hash, hash) from stdin`;

function* companyLines({ workspaceId, memberId, companies }: Seeded) {
  for (const { id, name, domain, createdMs } of companies) {
    const at = new Date(createdMs).toISOString();
    yield `${[workspaceId, id, name, memberId, at, at, name, `{${domain}}`].join('\t')}\n`;
  }
}

function jobOf(index: number, round: number): string {
  return JOBS[(index + round) % JOBS.length]!;
}

function* personLines({ workspaceId, memberId, people, companies }: Seeded) {
  const domains = new Map(companies.map(({ id, domain }) => [id, domain]));
  for (const [i, { id, first, last, city, companyId, createdMs }] of people.entries()) {
    const at = new Date(createdMs).toISOString();
    const email = `{${plain(first)}.${plain(last)}@${domains.get(companyId)}}`;
    const phone = `{+43 512 ${String(1_000_000 + i)}}`;
    const job = jobOf(i, EVENTS_EACH - 1);
    const fields = [first, last, companyId, job, email, phone, city];
    yield `${[workspaceId, id, `${first} ${last}`, memberId, EVENTS_EACH, at, at, ...fields].join('\t')}\n`;
  }
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();
}

// The chain is what migrations/0002 computes with ledger_hash and ledger_changes_hash, written out
// here because ten million calls in SQL would take longer than the measurement.
function* ledgerLines(
  { workspaceId, memberId, people }: Seeded,
  head: { seq: number; hash: Buffer },
) {
  let { seq, hash } = head;
  const stepMs = SPAN_MS / (people.length * EVENTS_EACH);
  for (let round = 0; round < EVENTS_EACH; round++) {
    const verb = round === 0 ? 'person.created' : 'person.changed';
    for (const [i, { id: recordId }] of people.entries()) {
      seq++;
      const atMs = BEGIN_MS + Math.floor(seq * stepMs);
      const id = makeId(atMs, 3, seq);
      const command = makeId(atMs, 4, seq);
      const salt = makeId(atMs, 5, seq);
      const old = round === 0 ? 'null' : `"${jobOf(i, round - 1)}"`;
      const changes = `{"job_title": [${old}, "${jobOf(i, round)}"]}`;
      const changesHash = sha256(salt + changes).toString('hex');
      const text = `["${workspaceId}", ${seq}, "${id}", ${atMs}000, ${atMs}000, "${memberId}", "api", "${verb}", "person", "${recordId}", "${command}", null, "${changesHash}", null, null]`;
      hash = createHash('sha256').update(hash).update(text).digest();
      const at = new Date(atMs).toISOString();
      const fields = [workspaceId, seq, id, at, at, memberId, 'api', verb, 'person', recordId];
      const rest = [command, changes, salt, `\\\\x${changesHash}`, `\\\\x${hash.toString('hex')}`];
      yield `${fields.join('\t')}\t${rest.join('\t')}\n`;
    }
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

async function loadLedger(client: pg.Client, seeded: Seeded): Promise<void> {
  const { rows } = await client.query('select seq::int, hash from ledger_head');
  await copy(client, LEDGER_COPY, ledgerLines(seeded, rows[0]));
  await client.query(`update ledger_head h set (seq, hash) = (
    select seq, hash from ledger_event e where e.workspace_id = h.workspace_id order by seq desc limit 1)`);
  // in a workspace of that age the look for duplicates has long gone through all
  await client.query(`insert into duplicate_progress (workspace_id, seq)
    select workspace_id, seq from ledger_head
    on conflict (workspace_id) do update set seq = excluded.seq, first_type = null`);
}

/** Through the product's own statement, so that it finds what it would find. */
async function makeFindable(client: pg.Client, { workspaceId, people, companies }: Seeded) {
  await client.query("select set_config('uptake.workspace_id', $1, false)", [workspaceId]);
  const db: Db = {
    rows: async <Row>(query: Query) => (await client.query(toStatement(query))).rows as Row[],
    first: async () => undefined,
  };
  for (const [declaration, records] of [
    [company, companies],
    [person, people],
  ] as const) {
    const ids = records.map(({ id }) => id);
    for (let i = 0; i < ids.length; i += 20_000) {
      await indexRecords(db, declaration, ids.slice(i, i + 20_000));
    }
  }
}

async function copy(client: pg.Client, text: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(inChunks(lines)), client.query(copyFrom(text)));
}

function* inChunks(lines: Iterable<string>) {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < 65_536) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}

/** Gives the statements that make the indexes again. Primary keys stay. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where not indisprimary and indrelid = any($1::regclass[])`,
    [TABLES],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
