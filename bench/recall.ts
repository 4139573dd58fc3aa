import { misspell } from './operations.ts';
import { makeRandom } from './random.ts';
import type { Seeded } from './seed.ts';

const QUERIES = 200;
const GIVEN = [
  { q: 'Hofmann', wanted: /\bHoff?mann$/ },
  { q: 'Schnieder', wanted: /\bSchneider$/ },
  { q: 'Papadopolous', wanted: /\bPapadopoulos$/ },
  { q: 'Xenia Kign', wanted: /^Xenia King$/ },
];

export interface Recall {
  /** The queries of the requirement: whether the right person came first. */
  first: Record<string, boolean>;
  /** Of random names with typing errors: the share found first, and among ten. */
  one_error: { at_1: number; at_10: number };
  two_errors: { at_1: number; at_10: number };
}

/** How well search forgives: a hit is the very name, for people of one name are alike to it. */
export async function measureRecall(url: string, key: string, seeded: Seeded): Promise<Recall> {
  async function find(q: string): Promise<string[]> {
    const response = await fetch(`${url}/api/v1/search?types=person&q=${encodeURIComponent(q)}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { items } = (await response.json()) as { items: { title: string }[] };
    return items.map(({ title }) => title);
  }
  async function share(bothWords: boolean) {
    const random = makeRandom(31);
    let first = 0;
    let among = 0;
    for (let i = 0; i < QUERIES; i++) {
      const person = random.pick(seeded.people);
      const given = bothWords ? misspell(person.first, random) : person.first;
      const titles = await find(`${given} ${misspell(person.last, random)}`);
      const wanted = `${person.first} ${person.last}`;
      if (titles[0] === wanted) first++;
      if (titles.includes(wanted)) among++;
    }
    return { at_1: first / QUERIES, at_10: among / QUERIES };
  }
  const first: Record<string, boolean> = {};
  for (const { q, wanted } of GIVEN) first[q] = wanted.test((await find(q))[0] ?? '');
  return { first, one_error: await share(false), two_errors: await share(true) };
}
