import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from '../setup/run.mjs';

const TREE = /^(src|bin|docs|migrations|bench|e2e|\.ci)(\/|$)/;
const PLACEHOLDER = /[*{}<>…]|\bNNN|\bNAME\b/;

/** Names the paths that the documents speak of and that are not there. */
export function findDeadPaths() {
  return listDocuments().flatMap((document) =>
    findPaths(document)
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${document} names ${path}, which is not there`),
  );
}

/** Names the functions and values that the documents speak of and that no source knows. */
export function findDeadNames() {
  const known = new Set(readSources().flatMap((source) => source.match(/\b[a-z]+[A-Z]\w*/g) ?? []));
  return listDocuments().flatMap((document) =>
    [...new Set(quotedWords(document))]
      .filter((word) => /^[a-z]+[A-Z]\w*$/.test(word) && !known.has(word))
      .map((name) => `${document} names ${name}, which no source knows`),
  );
}

function readSources() {
  const below = ['src', 'bin', 'bench', 'e2e', 'migrations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name}`),
  );
  return [...readdirSync(root), ...below]
    .filter((path) => /\.(tsx?|mjs|cjs|sql|json)$/.test(path) && !path.includes('lock'))
    .map((path) => readFileSync(join(root, path), 'utf8'));
}

function listDocuments() {
  const docs = readdirSync(join(root, 'docs'), { recursive: true }).map((name) => `docs/${name}`);
  const top = readdirSync(root);
  return [...top, ...docs].filter((path) => path.endsWith('.md'));
}

function readProse(document) {
  const text = readFileSync(join(root, document), 'utf8');
  // What is shown in a block of code may be an example of what one would write.
  return text.replace(/^```[\s\S]*?^```/gm, '');
}

function quotedWords(document) {
  return [...readProse(document).matchAll(/`([^`]+)`/g)].flatMap(([, words]) => words.split(/\s+/));
}

function findPaths(document) {
  const prose = readProse(document);
  const quoted = quotedWords(document)
    .map((path) => path.replace(/[:#].*$/, ''))
    .filter((path) => TREE.test(path) && !PLACEHOLDER.test(path));
  const linked = [...prose.matchAll(/\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/g)]
    .map(([, link, image]) => (link ?? image).replace(/#.*$/, ''))
    .filter((link) => link && !/^[a-z]+:/.test(link))
    .map((link) => normalize(join(dirname(document), link)));
  return [...new Set([...quoted, ...linked])];
}
