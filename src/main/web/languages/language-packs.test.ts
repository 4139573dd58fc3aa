import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languagePacks } from './language-packs.ts';

const source = join(import.meta.dirname, '../../..');
const files = readdirSync(source, { recursive: true })
  .map((name) => String(name))
  // what the server says it reads itself, and what both say of one thing they read together
  .filter((name) => /(^|[/.])(de|it)\.json$/.test(name) && !/(^|\/)(server|told)\//.test(name));

function areaOf(file: string): string {
  const path = file.replace(/[/.](de|it)\.json$/, '');
  const isArea = path.split('/').some((part) => part === 'web' || part === 'texts');
  return isArea ? path : `record/${path.split('/').at(-1)!.replaceAll('-', '_')}`;
}

test('every file of texts is loaded by the name of its area', async () => {
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const language = file.slice(-'de.json'.length, -'.json'.length);
    const texts = await languagePacks[language]?.(areaOf(file));
    expect(texts, file).toEqual(JSON.parse(readFileSync(join(source, file), 'utf8')));
  }
});

test('an area without texts has none', async () => {
  expect(await languagePacks.de?.('features/nothing/web')).toBeUndefined();
  expect(await languagePacks.it?.('record/nothing')).toBeUndefined();
});
