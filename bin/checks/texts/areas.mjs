import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles } from './catalogues.mjs';
import { parseSource, walk } from './sources.mjs';

/** Names the catalogues whose area is not the path of their English: their packs are never found. */
export function findWrongAreas(base) {
  return listFiles(base)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap((path) => {
      if (!readFileSync(join(base, path), 'utf8').includes('defineCatalogue(')) return [];
      const { tree, lineOf } = parseSource(base, path);
      const files = importedJson(tree, path);
      return callsIn(tree).flatMap((call) => {
        const wrong = judgeCall(call, files);
        return wrong ? [`${path}:${lineOf(call)}: ${wrong}`] : [];
      });
    });
}

function judgeCall({ arguments: [area, english] }, files) {
  const file = files.get(english?.expression.value);
  if (!file) return 'a catalogue takes its English from an en.json beside it';
  const wanted = file.replace(/^src\//, '').replace(/(\/|\.)en\.json$/, '');
  const given = area?.expression.value;
  return given === wanted ? undefined : `the area of ${file} is '${wanted}', not '${given}'`;
}

/** The paths of the JSON files that a source imports, by the name it gives them. */
function importedJson(tree, path) {
  const found = new Map();
  walk(tree, (node) => {
    if (node.type !== 'ImportDeclaration') return true;
    const { value } = node.source;
    if (!value.endsWith('en.json')) return false;
    for (const { local } of node.specifiers) found.set(local.value, resolve(path, value));
    return false;
  });
  return found;
}

function resolve(path, from) {
  return new URL(from, `file:///${dirname(path)}/`).pathname.slice(1);
}

function callsIn(tree) {
  const calls = [];
  walk(tree, (node) => {
    const isOne = node.type === 'CallExpression' && node.callee.value === 'defineCatalogue';
    if (isOne) calls.push(node);
    return true;
  });
  return calls;
}
