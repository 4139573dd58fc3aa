import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

const DECLARED = /(^|\/)ledger-verbs(\.d)?\.ts$/;
const READ = /\bverb\s*(?:=|<>|in|=\s*any)\s*\(?((?:[\s,]*'[a-z_]+\.[a-z_]+')+)/g;

/** Names the verbs that SQL asks the ledger for and that nothing ever says; the compiler holds the rest. */
export function findUnsaidVerbs(base = root) {
  const sources = readdirSync(join(base, 'src'), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      path: `src/${name}`,
      source: readFileSync(join(base, 'src', name), 'utf8'),
    }));
  const said = readDeclared(sources.filter(({ path }) => DECLARED.test(path)));
  return sources.flatMap(({ path, source }) =>
    [...source.matchAll(READ)]
      .flatMap(([, names]) => names.match(/[a-z_]+\.[a-z_]+/g))
      .filter((verb) => !said(verb))
      .map((verb) => `${path} asks for ${verb}, which is in no ledger-verbs.d.ts`),
  );
}

function readDeclared(sources) {
  const every = new Set();
  const own = new Map();
  for (const { source } of sources) {
    const [head, ...bodies] = source.split('interface LedgerVerbs {');
    for (const [, word] of head.matchAll(/\| '([a-z_]+)'/g)) every.add(word);
    for (const [, type, words] of bodies.join().matchAll(/^\s+([a-z_]+):([^;]*);/gm)) {
      own.set(type, new Set(words.match(/[a-z_]+(?=')/g)));
    }
  }
  return (verb) => {
    const [type, word] = verb.split('.');
    return own.has(type) && (every.has(word) || own.get(type).has(word));
  };
}
