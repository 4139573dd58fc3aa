import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
// @ts-expect-error A script without types.
import { OF_ZOD } from './texts/messages.mjs';
// @ts-expect-error A script without types.
import { checkTexts } from './texts.mjs';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'uptake-texts-'));
  for (const [path, content] of Object.entries(WELL)) write(path, content);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function write(path: string, content: string | object): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), typeof content === 'string' ? content : JSON.stringify(content));
}

async function faults(): Promise<string[]> {
  return (await checkTexts(base)).faults;
}

/** What the library says has its words in every product. */
const FROM_ZOD = Object.fromEntries((OF_ZOD as string[]).map((text) => [text, `~ ${text}`]));
const PAGE = 'src/features/a/b/web/page.tsx';
/** A small product in which all is well. */
const WELL: Record<string, string | object> = {
  'src/features/a/b/web/en.json': {
    hello: 'Hello {{name}}',
    found_one: '{{count}} person',
    found_other: '{{count}} people',
    all: { team: 'Team' },
  },
  'src/features/a/b/web/de.json': {
    hello: 'Hallo {{name}}',
    found_one: 'eine Person',
    found_other: '{{count}} Personen',
    all: { team: 'Team' },
  },
  'src/features/a/b/web/it.json': {
    hello: 'Ciao {{name}}',
    found_one: '{{count}} persona',
    found_other: '{{count}} persone',
    found_many: '{{count}} di persone',
    all: { team: 'Team' },
  },
  'src/features/a/b/web/page-text.ts': `
    import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
    import english from './en.json' with { type: 'json' };
    export const pageText = defineCatalogue('features/a/b/web', english);`,
  [PAGE]: `
    const KIND: Record<string, string> = { title: 'text' };
    export function Page({ kind }: { kind: 'call' | 'note' }) {
      const text = pageText.useText();
      if (kind === 'call') throw new Error('Nobody reads this one.');
      call('GET /api/v1/people');
      return (
        <main className="page wide" aria-label={text('hello', { name: 'x' })}>
          {kind === 'note' && <b enterKeyHint="done">·</b>} {text('found', { count: 2 })} →
        </main>
      );
    }`,
  'src/main/server/record-types.ts': `
    import { person } from '../../features/a/person/person.ts';
    export const recordTypes = new Map([['person', { declaration: person }]]);`,
  'src/features/a/person/person.ts': `
    const defineRecord = <T>(one: T) => one;
    export const person = defineRecord({
      type: 'person', label: 'Human', pluralLabel: 'Humans',
      fields: { kind: { label: 'Kind', why: 'To tell.', usedIn: ['Lists'], choices: [{ value: 'a', label: 'Apple' }] } },
    });`,
  'src/features/a/person/person.de.json': {
    label: 'Mensch',
    plural: 'Menschen',
    kind: { label: 'Art', why: 'Zum Unterscheiden.', choices: { a: 'Apfel' } },
  },
  'src/features/a/person/person.it.json': {
    label: 'Persona',
    plural: 'Persone',
    kind: { label: 'Tipo', why: 'Per distinguere.', choices: { a: 'Mela' } },
  },
  'src/records/places.de.json': { Lists: 'Listen' },
  'src/records/places.it.json': { Lists: 'Elenchi' },
  'src/features/a/b/server/save.ts': `
    log.info('Saved it well enough.');
    throw new AppError('conflict', \`There are \${n} left. Take one.\`, { reason: 'few' });`,
  'src/web/i18n/messages.de.json': {
    ...FROM_ZOD,
    'There are {{1}} left. Take one.': '{{1}} sind übrig. Nehmen Sie eines.',
    'Saved it well enough.': 'Gut genug gespeichert.',
  },
  'src/web/i18n/messages.it.json': {
    ...FROM_ZOD,
    'There are {{1}} left. Take one.': 'Ne restano. Prendine uno.',
    'Saved it well enough.': 'Salvato abbastanza bene.',
  },
};

test('where all is well nothing is found', async () => {
  expect(await faults()).toEqual([]);
});

test.each<[string, string, object, string]>([
  ['a text is missing', 'hello', { hello: undefined }, 'hello is missing: “Hello {{name}}”'],
  ['a text is empty', 'hello', { hello: ' ' }, 'hello is empty'],
  ['a text was left English', 'hello', { hello: 'Hello {{name}}' }, 'hello is the English'],
  ['a placeholder is lost', 'hello', { hello: 'Hallo' }, 'hello lacks {{name}}'],
  ['a placeholder is misspelt', 'hello', { hello: 'Hallo {{name}} {{nome}}' }, 'has {{nome}}'],
  ['a plural lost its form', 'found', { found_other: undefined }, 'found_other is missing'],
  ['a text outlived its English', 'old', { old: 'Alt' }, 'old has no English'],
  ['a form is not of the language', 'found', { found_few: 'Leute' }, 'found_few has no English'],
])('it is found when %s', async (_, __, change, fault) => {
  const path = 'src/features/a/b/web/de.json';
  write(path, { ...(WELL[path] as object), ...change });
  const found = await faults();
  expect(found.filter((one) => one.startsWith(`${path}: `) && one.includes(fault))).toHaveLength(1);
});

test.each<[string, string, string]>([
  ['src/features/a/b/web/it.json', '', 'hello is missing'],
  ['src/features/a/person/person.it.json', '', 'kind.why is missing'],
  ['src/records/places.de.json', '', 'Lists is missing'],
  ['src/web/i18n/messages.de.json', '', 'There are {{1}} left. Take one. is missing'],
])('it is found when %s is not there', async (path, _, fault) => {
  rmSync(join(base, path));
  expect((await faults()).some((one) => one.startsWith(`${path}: ${fault}`))).toBe(true);
});

test('a pack without English and a catalogue of another area are found', async () => {
  write('src/features/a/c/web/de.json', { hello: 'Hallo' });
  write(
    'src/features/a/b/web/page-text.ts',
    String(WELL['src/features/a/b/web/page-text.ts']).replace("'features/a/b/web'", "'page'"),
  );
  const found = await faults();
  expect(found).toContainEqual('src/features/a/c/web/de.json: there is no English to it');
  expect(found).toContainEqual(
    "src/features/a/b/web/page-text.ts:4: the area of src/features/a/b/web/en.json is 'features/a/b/web', not 'page'",
  );
});

test('a catalogue written into the code is found', async () => {
  write('src/features/a/b/web/other-text.ts', "const t = defineCatalogue('x', { a: 'Apples' });");
  expect(await faults()).toContainEqual(
    'src/features/a/b/web/other-text.ts:1: a catalogue takes its English from an en.json beside it',
  );
});

test.each([
  '<p>Saved</p>',
  '<p>{"Saved"}</p>',
  '<p>{isSaved ? "Saved" : null}</p>',
  '<p>{isSaved && `Saved @{at}`}</p>',
  '<p>{"Sav" + "ed"}</p>',
  '<p>{(isSaved && "Saved") as string}</p>',
  '<button aria-label="Saved" />',
  '<button title={`Saved @{at}`} />',
  '<Field label={kind === "call" ? "Saved" : text("other")} />',
  '<Field placeholder={"saved"} />',
  '<List emptyText="Saved" />',
  '<Menu items={[{ label: "Saved" }]} />',
  '<Menu items={names.map((name) => ({ name, title: () => "Saved" }))} />',
  '<Row value={say(at) ?? "Saved it for you"} />',
  '<>Saved</>',
  '<p>&nbsp;Saved&nbsp;</p>',
])('a text outside the catalogues is found: %s', async (jsx) => {
  write(PAGE, `export const Page = ({ at, kind, isSaved, names }) => ${jsx.replaceAll('@', '$')};`);
  const found = await faults();
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^src\/features\/a\/b\/web\/page\.tsx:1: “.*[Ss]av.*” stands outside/);
});
