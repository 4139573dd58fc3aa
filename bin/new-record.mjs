#!/usr/bin/env node
// `npm run new-record -- sales/deal [deals]`: writes the files of a new record type and registers it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawRecordFiles, listRegistrations } from './scaffold/record-files.mjs';
import { root, runTool, say } from './setup/run.mjs';

const [place, plural] = process.argv.slice(2);
try {
  await writeRecord(nameRecord(place ?? '', plural));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}

function nameRecord(place, plural) {
  const [, area, kebab] = /^([a-z]+)\/([a-z][a-z-]*[a-z])$/.exec(place) ?? [];
  if (!area) throw new Error('Say where and what: npm run new-record -- sales/deal [deals]');
  const words = kebab.split('-');
  const type = words.join('_');
  const label = capitalise(words.join(' '));
  const collection = plural ?? pluralise(type);
  const pascal = words.map(capitalise).join('');
  return {
    kebab,
    type,
    label,
    pascal,
    plural: collection,
    pluralLabel: capitalise(collection.replaceAll('_', ' ')),
    camel: pascal[0].toLowerCase() + pascal.slice(1),
    folder: `src/features/${area}/${kebab}`,
    migration: `migrations/${nextMigration()}_${type}.sql`,
  };
}

function nextMigration() {
  const numbers = readdirSync(join(root, 'migrations')).map((file) => Number.parseInt(file, 10));
  return String(Math.max(...numbers.filter(Number.isFinite)) + 1).padStart(4, '0');
}

function pluralise(word) {
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies');
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function capitalise(text) {
  return text[0].toUpperCase() + text.slice(1);
}

async function writeRecord(names) {
  if (existsSync(join(root, names.folder))) throw new Error(`${names.folder} is there already.`);
  const files = drawRecordFiles(names);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const registrations = listRegistrations(names);
  registrations.forEach(register);
  const touched = [...Object.keys(files), ...registrations.map(({ path }) => path)];
  const sources = touched.filter((path) => !path.endsWith('.sql'));
  await runTool('@biomejs/biome/bin/biome', ['check', '--write', ...sources]);
  console.log(touched.join('\n'));
  console.log('\nNext: docs/howto/add-a-record.md');
}

function register({ path, line, list, entry, empty }) {
  const file = join(root, path);
  const text = empty && !existsSync(file) ? empty : readFileSync(file, 'utf8');
  if (!list.test(text)) throw new Error(`${path} has no list where ${entry} could be added.`);
  const added = text.replace(list, (_, start, entries, end) => {
    const separator = /[^\s,;]\s*$/.test(entries) ? ', ' : ' ';
    return `${start}${entries}${separator}${entry}${end}`;
  });
  writeFileSync(file, line ? `${line}\n${added}` : added);
}
