import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playOrganisation } from '../play/play-organisation.ts';
import { tellDeeds } from '../play/tell.ts';
import { makeOrganisation } from '../world/make-organisation.ts';
import { sayStates } from './say-states.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('says the same of a ledger in order, of which nothing is kept, and of one that has to be sorted', () => {
  const events = tellDeeds(playOrganisation(makeOrganisation('A', 3, 4)));
  const lines = events.map((event) => JSON.stringify(event));
  const inOrder = write('ordered', [...lines, 'no event']);
  // what came in the same moment stays as it came
  const at = (nth: number) => events[nth]!.at;
  let cut = lines.length >> 1;
  while (at(cut) === at(cut - 1)) cut += 1;
  const shuffled = write('shuffled', [...lines.slice(cut), 'no event', ...lines.slice(0, cut)]);

  const said = sayStates(inOrder);
  expect(said.people.length).toBeGreaterThan(3);
  expect(said.broken).toEqual([{ line: lines.length + 1, why: expect.any(String) }]);
  expect(sayStates(shuffled).people).toEqual(said.people);
});

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}
