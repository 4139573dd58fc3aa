import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { useActiveMembers, useMembers } from './use-members.ts';
import { useTeams } from './use-teams.ts';

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
  vi.stubGlobal('window', { addEventListener() {} });
});

const SRC = join(import.meta.dirname, '../../..');

function Names() {
  const names = [useMembers(), useActiveMembers(), useTeams()].map((some) =>
    some.map(({ name }) => name).join(),
  );
  return names.join(' | ');
}

test('the members are all there are, the active ones those who work here now', () => {
  const client = new QueryClient();
  const said = () =>
    renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(Names)));
  expect(said()).toBe(' |  | ');
  const items = [
    { id: '1', name: 'Ada', active: true },
    { id: '2', name: 'Max', active: false },
    { id: '3', name: 'Eva' },
  ];
  client.setQueryData(['member', 'list'], { items });
  client.setQueryData(['team', 'list'], { items: [{ id: '4', name: 'North', leader_id: null }] });
  expect(said()).toBe('Ada,Max,Eva | Ada,Eva | North');
});

test('the lists of members and teams are asked for in one place', () => {
  const asking = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[/\\]web[/\\].*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .filter((path) =>
      /queryKey: \['(member|team)', '(list|names)'|'GET \/api\/v1\/(members|teams)'/.test(
        readFileSync(join(SRC, path), 'utf8'),
      ),
    );
  expect(asking.sort()).toEqual([
    'records/web/data/use-members.ts',
    'records/web/data/use-teams.ts',
  ]);
});
