import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CITIES, FIRST_NAMES, JOBS, makeCompanyName, makeLastNames } from './names.ts';
import { makeRandom } from './random.ts';

/** As long as the lists that an import has to take. */
const ROWS = 100_000;
const PEOPLE_PER_COMPANY = 8;
const PATIENCE_MS = 300_000;

export interface ImportFigures {
  rows: number;
  /** What became of the rows; some are of people who are there already. */
  counts: Record<string, number>;
  rows_per_s: number;
  /** COPY of the same rows into the same table with its indexes: no matching, ledger or search. */
  limit_rows_per_s: number;
}

interface Row {
  first: string;
  last: string;
  company: string;
  job: string;
  email: string;
  phone: string;
  city: string;
}

/** A list of people as somebody brings it, imported at once, from the upload to the last row. */
export async function measureImport(
  url: string,
  key: string,
  databaseUrl: string,
): Promise<ImportFigures | undefined> {
  const rows = makeRows();
  const headers = { authorization: `Bearer ${key}` };
  const form = new FormData();
  form.set('run', 'true');
  form.set('file', new Blob([toCsv(rows)], { type: 'text/csv' }), 'people.csv');
  const begun = performance.now();
  const uploaded = await fetch(`${url}/api/v1/imports`, { method: 'POST', headers, body: form });
  if (uploaded.status === 404) return undefined;
  if (!uploaded.ok) throw new Error(`the import was refused: ${await uploaded.text()}`);
  const { id } = (await uploaded.json()) as { id: string };
  let counts: Record<string, number>;
  while (true) {
    const answer = await fetch(`${url}/api/v1/imports/${id}`, { headers });
    const now = (await answer.json()) as { status: string; counts: Record<string, number> };
    if (now.status === 'done') {
      counts = now.counts;
      break;
    }
    if (now.status === 'failed' || performance.now() - begun > PATIENCE_MS) {
      throw new Error(`the import ended as ${JSON.stringify(now)}`);
    }
    await sleep(250);
  }
  const seconds = (performance.now() - begun) / 1000;
  return {
    rows: ROWS,
    counts,
    rows_per_s: ROWS / seconds,
    limit_rows_per_s: ROWS / (await copySeconds(databaseUrl, rows)),
  };
}

function makeRows(): Row[] {
  const random = makeRandom(77);
  const lastNames = makeLastNames(random);
  const companies = Array.from({ length: ROWS / PEOPLE_PER_COMPANY }, (_, i) => {
    return `${makeCompanyName(random, lastNames)} ${i}`;
  });
  return Array.from({ length: ROWS }, (_, i) => {
    const first = random.pick(FIRST_NAMES);
    const last = lastNames[random.zipf(lastNames.length)]!;
    return {
      first,
      last,
      company: random.pick(companies),
      job: random.pick(JOBS),
      email: `import.${i}@list${i % (ROWS / PEOPLE_PER_COMPANY)}.example`,
      phone: `+43 660 ${1_000_000 + i}`,
      city: random.pick(CITIES),
    };
  });
}

function toCsv(rows: Row[]): string {
  const lines = rows.map(({ first, last, company, job, email, phone, city }) =>
    [first, last, company, job, email, phone, city].map((value) => `"${value}"`).join(','),
  );
  return `First name,Last name,Company,Job title,E-mail,Phone,City\n${lines.join('\n')}\n`;
}

async function copySeconds(databaseUrl: string, rows: Row[]): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: heads } = await client.query('select workspace_id from ledger_head');
  const workspace = heads[0].workspace_id;
  const lines = rows.map(
    ({ first, last, job, email, phone, city }) =>
      `${[workspace, crypto.randomUUID(), `${first} ${last}`, first, last, job, `{${email}}`, `{${phone}}`, city].join('\t')}\n`,
  );
  const begun = performance.now();
  const stream = client.query(
    copyFrom(`copy person (workspace_id, id, title, first_name, last_name, job_title, emails,
      phones, city) from stdin`),
  );
  await pipeline(Readable.from(lines), stream);
  const seconds = (performance.now() - begun) / 1000;
  await client.end();
  return seconds;
}
