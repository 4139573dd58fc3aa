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

function listDocuments() {
  const docs = readdirSync(join(root, 'docs'), { recursive: true }).map((name) => `docs/${name}`);
  const top = readdirSync(root);
  return [...top, ...docs].filter((path) => path.endsWith('.md'));
}

function findPaths(document) {
  const text = readFileSync(join(root, document), 'utf8');
  // What is shown in a block of code may be an example of what one would write.
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const quoted = [...prose.matchAll(/`([^`]+)`/g)]
    .flatMap(([, words]) => words.split(/\s+/))
    .map((path) => path.replace(/[:#].*$/, ''))
    .filter((path) => TREE.test(path) && !PLACEHOLDER.test(path));
  const linked = [...prose.matchAll(/\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/g)]
    .map(([, link, image]) => (link ?? image).replace(/#.*$/, ''))
    .filter((link) => link && !/^[a-z]+:/.test(link))
    .map((link) => normalize(join(dirname(document), link)));
  return [...new Set([...quoted, ...linked])];
}
