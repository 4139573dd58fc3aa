import { newId } from '#src/lib/ids.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import type { EventDraft } from '#src/server/ledger/event.ts';
import type { Deed, Doing } from '../../dealings/deed.ts';
import { DEMO_WORKSPACE_ID } from '../../demo.ts';
import { memberOf } from '../../material/members.ts';
import { type DemoIds, type LoadedEvent, teamIdOf } from '../demo-ledger.ts';
import { tellDrafts } from '../tell-drafts.ts';
import { sellingHands } from './sell.ts';
import { servingHands } from './serve.ts';
import { setUpHands } from './set-up.ts';
import type { Hand, Stage } from './stage-hand.ts';

const HANDS = { ...setUpHands, ...sellingHands, ...servingHands };

const BY_PAGE = { role: 'administrator', via: 'page', byLink: true } as const;

export type Tools = Omit<Stage, 'known'>;

/**
 * Does each thing by its command with the clock of its moment, one after the other, and gives the
 * events for the ledger. What commands leave for later, such as mails, is not sent any more.
 */
export async function carryOut(
  db: Db,
  deeds: readonly Deed[],
  tools: Tools,
): Promise<LoadedEvent[]> {
  const stage: Stage = {
    ...tools,
    known: {
      ...{ stages: new Map(), reasons: new Map(), contacts: new Map() },
      ...{ orders: new Map(), offered: new Map(), queues: [], purposes: [] },
    },
  };
  const told: LoadedEvent[] = [];
  for (const deed of deeds) {
    const drafts: EventDraft[] = [];
    const ctx = contextOf(db, deed, { ids: tools.ids, drafts });
    const hand = HANDS[deed.doing.do] as Hand<Doing['do']>;
    await hand(ctx, stage, deed.doing as never);
    told.push(...tellDrafts(ctx, drafts));
  }
  return told;
}

function contextOf(
  db: Db,
  { at, actor: key, via, doing }: Deed,
  { ids, drafts }: { ids: DemoIds; drafts: EventDraft[] },
): WriteContext {
  const teamId = teamIdOf(key, ids);
  const actor: Actor = {
    workspaceId: DEMO_WORKSPACE_ID,
    memberId: ids.members.get(key)!,
    role: memberOf(key).role,
    teamIds: teamId ? [teamId] : [],
    teamId,
    via,
    // a customer who answers on the page has no account
    ...(isAtPage(doing) && BY_PAGE),
  };
  return {
    ...{ actor, db, commandId: newId(at), now: () => new Date(at) },
    emit: (event) => drafts.push(event),
    enqueue: () => Promise.resolve(),
  };
}

function isAtPage(doing: Doing): boolean {
  return doing.do === 'open_quote' || (doing.do === 'accept_quote' && doing.at_page);
}
