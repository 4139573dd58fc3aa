import { JOBS } from './names.ts';
import { makeRandom } from './random.ts';
import type { Seeded } from './seed.ts';

/** One thing that is measured: what is asked of the product, and the same of the bare limit. */
export interface Operation {
  name: string;
  product: string[];
  /** Values of the limit's prepared statement, one list a request. */
  limit: unknown[][];
  sql: string;
  goals: { ratio?: number; rps?: number };
  /** Each request writes, so it is asked less long. */
  writes?: boolean;
}

interface Target {
  seeded: Seeded;
  key: string;
  /** Where 70 % of the list lies behind, by title. */
  deep: { title_key: string; id: string };
}

const COLUMNS = `r.id, r.title, r.owner_id, r.visibility, r.version, r.created_at, r.updated_at,
  r.deleted_at, r.first_name, r.last_name, r.company_id, r.job_title, r.emails, r.phones, r.street,
  r.postal_code, r.city, r.country, r.birthday, r.tags, r.about, c.title as company`;
const FROM = `from person r left join company c
  on c.workspace_id = r.workspace_id and c.id = r.company_id`;
const SPREAD = 5000;

/** Everything that is asked of a workspace, deterministic. */
export function makeOperations({ seeded, key, deep }: Target): Operation[] {
  const random = makeRandom(7);
  const workspace = seeded.workspaceId;
  const ids = Array.from({ length: SPREAD }, () => random.pick(seeded.people).id);
  const parts = Array.from({ length: 500 }, () => partOf(random.pick(seeded.people).last, random));
  const texts = Array.from({ length: 2000 }, () => {
    const { first, last } = random.pick(seeded.people);
    return `${first} ${misspell(last, random)}`;
  });
  const lines = captureLines(seeded);
  const get = (path: string) => requestText('GET', path, key);
  const page = `select ${COLUMNS} ${FROM} where r.workspace_id = $1 and r.deleted_at is null`;
  const byAge = 'order by r.created_at desc, r.id desc limit 51';
  const byTitle = 'order by r.title_key collate "C", r.id limit 51';
  const cursor = Buffer.from(JSON.stringify([deep.title_key, deep.id])).toString('base64url');
  return [
    {
      name: 'get',
      product: ids.map((id) => get(`/api/v1/people/${id}`)),
      limit: ids.map((id) => [workspace, id]),
      sql: `select ${COLUMNS} ${FROM} where r.workspace_id = $1 and r.id = $2`,
      goals: { ratio: 0.45, rps: 3800 },
    },
    {
      name: 'list',
      product: [get('/api/v1/people?limit=50')],
      limit: [[workspace]],
      sql: `${page} ${byAge}`,
      goals: { ratio: 0.5, rps: 670 },
    },
    {
      name: 'list by title',
      product: [get('/api/v1/people?limit=50&sort=title')],
      limit: [[workspace]],
      sql: `${page} ${byTitle}`,
      goals: { ratio: 0.5, rps: 670 },
    },
    {
      name: 'list, deep page',
      product: [get(`/api/v1/people?limit=50&sort=title&cursor=${cursor}`)],
      limit: [[workspace, deep.title_key, deep.id]],
      sql: `${page} and (r.title_key collate "C", r.id) > ($2::text collate "C", $3::uuid) ${byTitle}`,
      goals: { ratio: 0.5, rps: 670 },
    },
    {
      name: 'contains',
      product: parts.map((value) => {
        const filter = JSON.stringify({ field: 'title', op: 'contains', value });
        return get(`/api/v1/people?limit=50&filter=${encodeURIComponent(filter)}`);
      }),
      limit: parts.map((part) => [workspace, part]),
      sql: `${page} and r.title_key like '%' || normal_text($2) || '%' ${byAge}`,
      goals: { rps: 320 },
    },
    {
      name: 'search',
      product: texts.map((text) => get(`/api/v1/search?q=${encodeURIComponent(text)}`)),
      limit: texts.map((text) => [workspace, text]),
      sql: `select record_type, record_id, title
        from (select set_config('uptake.workspace_id', $1, false)) as set,
          search_records($2, null, null, '{}', true, 10)`,
      goals: { rps: 450 },
    },
    // before people are created, whose names would no longer be unique
    {
      name: 'capture',
      writes: true,
      product: lines.map((text) => requestText('POST', '/api/v1/capture', key, { text })),
      limit: lines.map((text) => [workspace, text]),
      sql: `insert into activity (workspace_id, id, title, kind, body, occurred_at)
        values ($1, gen_random_uuid(), $2, 'call', $2, now()) returning *`,
      goals: {},
    },
    {
      name: 'create',
      writes: true,
      product: Array.from({ length: SPREAD }, (_, i) =>
        requestText('POST', '/api/v1/people', key, newPerson(seeded, i)),
      ),
      limit: Array.from({ length: SPREAD }, (_, i) => {
        const { first_name, last_name, job_title, emails } = newPerson(seeded, i);
        return [workspace, `${first_name} ${last_name}`, first_name, last_name, job_title, emails];
      }),
      sql: `insert into person
        (workspace_id, id, title, first_name, last_name, job_title, emails)
        values ($1, gen_random_uuid(), $2, $3, $4, $5, $6) returning *`,
      goals: { rps: 720 },
    },
  ];
}

/** Lines about people whose name only one has, for of two of a name capture asks which. */
function captureLines({ people }: Seeded): string[] {
  const byPlainName = new Map<string, string[]>();
  for (const { first, last } of people) {
    const name = `${first} ${last}`;
    const plain = plainText(name);
    byPlainName.set(plain, [...(byPlainName.get(plain) ?? []), name]);
  }
  const unique = [...byPlainName.values()].filter((names) => names.length === 1).flat();
  return makeRandom(5)
    .shuffle(unique)
    .slice(0, SPREAD)
    .map((name) => `called ${name}, wants the renewal quote, call back next Tue 10`);
}

/** Without accents, as names are compared. */
function plainText(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return bare.replaceAll('ł', 'l').replaceAll('ø', 'o').replaceAll('ı', 'i');
}

function newPerson({ people }: Seeded, index: number) {
  const random = makeRandom(index + 99);
  const first_name = random.pick(people).first;
  const last_name = random.pick(people).last;
  const emails = [`new.person${index}@mail.example`];
  return { first_name, last_name, job_title: random.pick(JOBS), emails };
}

type Rolls = ReturnType<typeof makeRandom>;

function partOf(name: string, random: Rolls): string {
  const from = random.int(Math.max(1, name.length - 4));
  return name.slice(from, from + 4).toLowerCase();
}

/** One typing error: two letters swapped, one left out, doubled or wrong; never the first. */
export function misspell(word: string, random: Rolls): string {
  if (word.length < 4) return word;
  const at = 1 + random.int(word.length - 2);
  const letter = random.pick([...'aeiounrstlmd']);
  const [before, here, next, after] = [
    word.slice(0, at),
    word[at]!,
    word[at + 1]!,
    word.slice(at + 2),
  ];
  return random.pick([
    before + next + here + after,
    before + next + after,
    before + here + here + next + after,
    before + letter + next + after,
  ]);
}

/** A request as it goes over the wire. */
function requestText(method: string, path: string, key: string, body?: unknown): string {
  const json = body === undefined ? '' : JSON.stringify(body);
  const length = Buffer.byteLength(json);
  const headers = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'accept: application/json',
    `authorization: Bearer ${key}`,
    ...(json ? ['content-type: application/json', `content-length: ${length}`] : []),
  ];
  return `${headers.join('\r\n')}\r\n\r\n${json}`;
}

/** The same request to the limit. */
export function limitRequest(name: string, values: unknown[]): string {
  const query = encodeURIComponent(JSON.stringify(values));
  return `GET /${encodeURIComponent(name)}?${query} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`;
}
