import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ComponentType, useEffect, useState } from 'react';
import { textsReady } from '#src/web/i18n/packs.ts';
import { meQuery, useMe } from '#src/web/shell/session.ts';
import { isOver, noteOver } from './first-steps-over.ts';
import { helpQuery } from './help-query.ts';

let Loaded: ComponentType | undefined;

async function load(): Promise<ComponentType> {
  const { FirstSteps } = await import('./first-steps.tsx');
  await textsReady();
  Loaded = FirstSteps;
  return FirstSteps;
}

/** Brings the card along with the page, so that nothing moves once the page stands. */
export async function prepareFirstSteps(queries: QueryClient): Promise<void> {
  const me = queries.getQueryData(meQuery.queryKey)?.member.id;
  if (!me || isOver(me)) return;
  const help = await queries.fetchQuery(helpQuery);
  if (help.card) await load();
  else noteOver(me);
}

/** Where the first steps stand, for those who have not done them; who has asks for nothing. */
export function FirstStepsPlace() {
  const client = useQueryClient();
  const me = useMe().member.id;
  const [Shown, setShown] = useState(() => (isOver(me) ? undefined : Loaded));
  useEffect(() => {
    if (Shown || isOver(me)) return;
    // asked for once the page is there, in case it came without
    void prepareFirstSteps(client)
      .then(() => setShown(() => Loaded))
      .catch(() => {});
  }, [Shown, me, client]);
  return Shown ? <Shown /> : null;
}
