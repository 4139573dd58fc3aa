import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { useTeams } from '#src/records/web/data/use-teams.ts';
import { useMannedTeams } from './use-manned-teams.ts';

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
  vi.stubGlobal('window', { addEventListener() {} });
});

function Names() {
  const teams = useTeams().map(({ name }) => name);
  const manned = useMannedTeams().map(({ name, members }) => `${name} ${members.join('+')}`);
  return [teams.join(), manned.join()].join(' | ');
}

test('a dashboard and the settings share what is known of the teams', () => {
  const client = new QueryClient();
  const named = (id: string) => ({ id, name: `Team ${id}`, leader_id: null });
  client.setQueryData(['team', 'list'], { items: [named('a'), named('b')] });
  const items = [
    { id: '1', name: 'Ada', team_id: 'a' },
    { id: '2', name: 'Max', team_id: null },
  ];
  client.setQueryData(['member', 'list'], { items });
  const said = renderToStaticMarkup(
    createElement(QueryClientProvider, { client }, createElement(Names)),
  );
  expect(said).toBe('Team a,Team b | Team a 1');
});
