import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { WorkshopBoard } from '#src/features/programme/workshop/workshop-board.ts';
import { findFamily, readCpuUs, readMemoryMb } from './processes.ts';
import { findFreePort, makeKey, startProduct } from './product.ts';
import { makeRandom } from './random.ts';
import { type Phone, secret, startPhone } from './workshop/phone.ts';

const { values: given } = parseArgs({
  options: {
    product: { type: 'string' },
    json: { type: 'boolean', default: false },
    phones: { type: 'string', default: '30' },
    cards: { type: 'string', default: '5' },
  },
});
const PHONES = Number(given.phones);
const CARDS = Number(given.cards);
const DOTS = 5;
const PATIENCE_MS = 30_000;
/** All are to see the same board within this. */
const WITHIN_MS = 1000;

const random = makeRandom(7);
const dataDir = await mkdtemp(join(tmpdir(), 'uptake-workshop-'));
const product = await startProduct({
  ...{ entry: given.product!, dataDir, port: await findFreePort() },
});
const key = await makeKey(product.url);
const took: number[] = [];
let mostMb = 0;
const looking = setInterval(() => {
  mostMb = Math.max(mostMb, readMemoryMb(product.child.pid!)?.total ?? 0);
}, 1000);

const { id } = await call<{ id: string }>('POST', '/workshops', {
  ...{
    template: 'time_to_change',
    title: 'The day',
    held_on: new Date().toISOString().slice(0, 10),
    dots: DOTS,
  },
  questions: [{ text: 'What for?', options: ['Customers', 'Lists'], right: 0 }],
});
const { code } = await call<{ code: string }>('GET', `/workshops/${id}`);
const phones = Array.from({ length: PHONES }, () => startPhone(product.url, code, { random }));
const cutting = setInterval(() => random.pick(phones).cutLine(), 300);
const readCpuS = () => readCpuUs(findFamily(product.child.pid!)) / 1_000_000;
const begunCpu = readCpuS();
const begun = performance.now();

await Promise.all(phones.map((phone) => phone.send('POST', '', {})));
await advance();
await Promise.all(phones.map((phone) => phone.send('PUT', '/check', { picked: [0] })));
await advance();
await advance();
await Promise.all(
  phones.map((phone, at) =>
    phone.send('PUT', '/draft', {
      ...{ secret: secret(), kind: 'image', image: 'road', text: `Line ${at}` },
    }),
  ),
);
await advance();
await advance();
const texts = phones.map((_, at) => Array.from({ length: CARDS }, (__, i) => `Card ${at} ${i}`));
await Promise.all(phones.map((phone, at) => writeCards(phone, texts[at]!)));
await advance();
const afterReveal = await board();
const expected = texts.flat().toSorted();
const shown = textsOf(afterReveal);
const counts = new Map<string, number>();
for (const text of shown) counts.set(text, (counts.get(text) ?? 0) + 1);
const lost = expected.filter((text) => !counts.has(text)).length;
const doubled = [...counts.values()].filter((count) => count > 1).length;

await advance();
await Promise.all(phones.map((phone) => groupSome(phone, 8)));
const grouped = textsOf(await board());
const lostInGrouping = expected.filter((text) => !grouped.includes(text)).length;
const oneBoard = await allSee((seen, version) => seen.version >= version);

await advance();
const clusters = (await board()).clusters.map((cluster) => cluster.id);
await Promise.all(
  phones.map((phone) => phone.send('PUT', '/ballot', { dots: { [random.pick(clusters)]: DOTS } })),
);
await advance();
const votes = (await board()).clusters.reduce((sum, cluster) => sum + (cluster.votes ?? 0), 0);
await advance();
await advance();
const end = await board();
await allSee((seen) => seen.kind === 'closed');
const same = new Set(phones.map((phone) => JSON.stringify(phone.board()?.clusters)));
const seconds = (performance.now() - begun) / 1000;
const cpu = readCpuS() - begunCpu;
clearInterval(cutting);
clearInterval(looking);
for (const phone of phones) phone.stop();
await product.stop();
await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });

took.sort((a, b) => a - b);
const sum = (of: 'requests' | 'cut') => phones.reduce((all, { costs }) => all + costs[of], 0);
const report = {
  ...{ phones: PHONES, cards: expected.length, lost, doubled, lost_in_grouping: lostInGrouping },
  ...{ votes, votes_expected: PHONES * DOTS, joined: end.people.joined },
  ...{ requests: sum('requests'), cut: sum('cut'), boards_that_differ: same.size - 1 },
  all_see_it_ms: { median: took[Math.floor(took.length / 2)], slowest: took.at(-1) },
  after_grouping_ms: oneBoard,
  ...{ seconds: round(seconds), cpu_seconds: round(cpu), most_mb: Math.round(mostMb) },
};
if (given.json) console.log(JSON.stringify(report, null, 2));
else console.table(report);
const isWhole =
  lost + doubled + lostInGrouping + same.size - 1 === 0 &&
  votes === PHONES * DOTS &&
  end.people.joined === PHONES &&
  took.at(-1)! <= WITHIN_MS;
if (!isWhole) process.exitCode = 1;

async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${product.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

function board(): Promise<WorkshopBoard> {
  return call('GET', `/workshops/${id}/board`);
}

function textsOf({ clusters: all }: WorkshopBoard): string[] {
  return all.flatMap(({ cards }) => cards.map(({ text }) => text)).toSorted();
}

/** Goes on, and measures until every phone sees it. Lines are cut meanwhile, too. */
async function advance(): Promise<void> {
  const { step, phase } = await board();
  const { version } = await call<{ version: number }>('POST', `/workshops/${id}/advance`, {
    from: { step, phase },
  });
  took.push(await allSee((seen) => seen.version >= version));
}

async function allSee(sees: (seen: WorkshopBoard, version: number) => boolean): Promise<number> {
  const { version } = await board();
  const from = performance.now();
  const all = Promise.all(phones.map((phone) => phone.until((seen) => sees(seen, version))));
  const isLate = await Promise.race([
    all.then(() => false),
    sleep(PATIENCE_MS, true, { ref: false }),
  ]);
  if (isLate) throw new Error('some phones do not see the board');
  return Math.round(performance.now() - from);
}

async function writeCards(phone: Phone, cards: string[]): Promise<void> {
  for (const text of cards) {
    const body = { secret: secret(), kind: 'concern' };
    // thought better of it: the same card, written anew
    await phone.send('PUT', '/draft', { ...body, text: `${text} as it was first` });
    await phone.send('PUT', '/draft', { ...body, text });
    if (random.int(3) > 0) continue;
    const gone = { secret: secret(), kind: 'idea', text: `${text} taken back` };
    await phone.send('PUT', '/draft', gone);
    await phone.send('POST', '/draft/withdraw', { secret: gone.secret });
  }
}

/** Many at once, also the same card. */
async function groupSome(phone: Phone, moves: number): Promise<void> {
  for (let i = 0; i < moves; i++) {
    const all = phone.board()?.clusters ?? [];
    if (all.length < 2) return;
    const card = random.pick(random.pick(all).cards);
    const cluster_id = random.int(4) === 0 ? null : random.pick(all).id;
    await phone.send('POST', '/move', { card_id: card.id, cluster_id, version: card.version });
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
