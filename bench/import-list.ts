import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatCsvRow } from '#src/features/connect/import/write-csv.ts';
import { CITIES, FIRST_NAMES, JOBS, makeCompanyName, makeLastNames } from './names.ts';
import { makeRandom, type Random } from './random.ts';

const HEADINGS =
  'First name,Last name,Company,Job title,E-mail,Phone,Street,Postal code,City,Country,Notes';
const PEOPLE_PER_COMPANY = 6;

interface Made {
  random: Random;
  lastNames: string[];
  companies: { name: string; domain: string; city: string }[];
}

/** Writes a list of people with their companies as CSV, the same one every time. */
export async function writeImportList(path: string, rows: number): Promise<void> {
  const random = makeRandom(11);
  const lastNames = makeLastNames(random);
  const companies = Array.from({ length: Math.ceil(rows / PEOPLE_PER_COMPANY) }, (_, at) => {
    const name = makeCompanyName(random, lastNames);
    const domain = `${plain(name.split(' ')[0]!)}${at}.example`;
    return { name, domain, city: random.pick(CITIES) };
  });
  const out = createWriteStream(path);
  out.write(`${HEADINGS}\r\n`);
  for (let row = 0; row < rows; row++) {
    const line = formatCsvRow(makeRow(row, { random, lastNames, companies }));
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function makeRow(row: number, { random, lastNames, companies }: Made): string[] {
  const first = random.pick(FIRST_NAMES);
  const last = lastNames[random.zipf(lastNames.length)]!;
  const { name, domain, city } = random.pick(companies);
  return [
    first,
    last,
    name,
    random.pick(JOBS),
    `${plain(first)}.${plain(last)}${row}@${domain}`,
    `+49 ${30 + random.int(60)} ${1_000_000 + random.int(8_999_999)}`,
    `${random.pick(lastNames)}str. ${1 + random.int(120)}`,
    String(10_000 + random.int(89_999)),
    city,
    'Germany',
    random.int(4) === 0 ? `Met at the fair of ${2015 + random.int(10)}` : '',
  ];
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

// node bench/run.mjs import-list --rows 100000 --out list.csv
if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    strict: false,
    options: { rows: { type: 'string' }, out: { type: 'string' } },
  });
  await writeImportList(String(values.out ?? 'list.csv'), Number(values.rows ?? 100_000));
}
