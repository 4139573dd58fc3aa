import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#src/server/db/embedded/embedded-postgres.ts';
import { findFreePort, makeKey, startProduct } from '../product.ts';
import { seed } from '../seed.ts';
import { seedCases } from './seed-cases.ts';
import { seedConsents } from './seed-consents.ts';
import { seedDeals } from './seed-deals.ts';
import { seedOrders } from './seed-orders.ts';
import { seedSellers } from './seed-sellers.ts';

export interface Sizes {
  people: number;
  deals: number;
  cases: number;
  orders: number;
}

/** What stands in a filled data folder. */
export interface Filled extends Sizes {
  workspaceId: string;
  pipelineId: string;
  purposeId: string;
  /** Of a seller, who has a twentieth of the deals. */
  key: string;
  open: number;
  events: number;
  states: number;
  /** Some who have ordered. */
  customers: string[];
}

const SELLERS = 20;
const MOST_CUSTOMERS = 5000;
const SHOWN_CUSTOMERS = 40;

/** Fills the data folder, unless it is filled already: it can then be measured as often as one likes. */
export async function fillFolder(
  dataDir: string,
  { entry, sizes }: { entry: string; sizes: Sizes },
): Promise<Filled> {
  const note = join(dataDir, 'bench-filled.json');
  if (existsSync(note)) return JSON.parse(await readFile(note, 'utf8'));
  // the first start makes the workspace with its pipeline
  const first = await startProduct({ entry, dataDir, port: await findFreePort() });
  const key = await makeKey(first.url).finally(() => first.stop());
  const postgres = await startEmbeddedPostgres({ dataDir });
  try {
    const filled = await fill(postgres.url, { key, sizes });
    await writeFile(note, JSON.stringify(filled));
    return filled;
  } finally {
    await postgres.stop();
  }
}

async function fill(url: string, { key, sizes }: { key: string; sizes: Sizes }): Promise<Filled> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const { workspaceId, people, companies } = await seed(url, sizes.people, say);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const { sellers, seller } = await seedSellers(client, { workspaceId, count: SELLERS, key });
    const who = {
      workspaceId,
      sellers,
      companies: companies.slice(0, MOST_CUSTOMERS).map(({ id }) => id),
      people: people.map(({ id }) => id),
    };
    const deals = await seedDeals(client, { ...who, count: sizes.deals });
    say(`${sizes.deals} deals`);
    await seedCases(client, { ...who, owners: sellers, count: sizes.cases });
    await seedOrders(client, { ...who, count: sizes.orders });
    const purposeId = await seedConsents(client, who);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    const customers = who.companies.slice(0, SHOWN_CUSTOMERS);
    return { ...sizes, workspaceId, ...deals, purposeId, key: seller.key, customers };
  } finally {
    await client.end();
  }
}
