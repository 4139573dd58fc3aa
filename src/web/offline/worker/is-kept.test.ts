import { expect, test } from 'vitest';
import { isKept } from './is-kept.ts';

test('the app is kept whole, whatever letters the hash of a file ends in', () => {
  const files = [
    '/assets/step-field-thPft6sw.js',
    '/assets/adjoin-1.js',
    '/assets/a-index.html.js',
  ];
  expect(files.filter((path) => !isKept(path))).toEqual([]);
});

test('the worker, the pages and what only builds and phones in a workshop need are left out', () => {
  const files = [
    '/sw.js',
    '/join-sw.js',
    '/index.html',
    '/join.html',
    '/assets/join-1.js',
    '/assets/a.js.map',
  ];
  expect([...files, '/.vite/manifest.json'].filter(isKept)).toEqual([]);
});
