import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import type { EventDraft } from '#src/server/ledger/event.ts';
import { DEMO_WORKSPACE_ID } from '../../demo.ts';
import { type MemberKey, memberOf } from '../../material/members.ts';
import { type Day, dateOf } from '../../time/calendar.ts';
import { type DemoIds, type LoadedEvent, teamIdOf } from '../demo-ledger.ts';
import { tellDrafts } from '../tell-drafts.ts';
import { dayOn, type ProgrammeDeed, type Scene } from './programme-deed.ts';

type Given = Pick<Scene, 'types' | 'doors' | 'services'> & { ids: DemoIds; today: Day };

interface Carrying extends Given {
  deeds: readonly ProgrammeDeed[];
  /** Writes into the ledger all that was told up to a moment, this among it. */
  tellUpTo: (at: number, more: LoadedEvent[]) => Promise<void>;
}

/** Does each deed by its command with the clock of its moment, in the order of time; gives the rest to tell. */
export async function carryOutProgramme(db: Db, given: Carrying): Promise<LoadedEvent[]> {
  const scene = makeScene(given);
  let told: LoadedEvent[] = [];
  for (const deed of given.deeds.toSorted((a, b) => a.at - b.at)) {
    if (deed.looksBack) {
      await given.tellUpTo(deed.at, told);
      told = [];
    }
    told.push(...(await carryOutOne(db, deed, scene)));
  }
  return told;
}

async function carryOutOne(db: Db, deed: ProgrammeDeed, scene: Scene): Promise<LoadedEvent[]> {
  const drafts: EventDraft[] = [];
  const actor: Actor = { ...scene.actor(deed.actor), ...(deed.unnamed && { byLink: true }) };
  const ctx: WriteContext = {
    ...{ actor, db, commandId: newId(deed.at), now: () => new Date(deed.at) },
    emit: (event) => drafts.push(event),
    enqueue: () => Promise.resolve(),
  };
  try {
    await deed.run(ctx, scene);
  } catch (error) {
    if (!(deed.mayBeRefused && error instanceof AppError)) throw error;
  }
  return tellDrafts(ctx, drafts);
}

function makeScene({ types, doors, services, ids, today }: Given): Scene {
  return {
    ...{ types, doors, services, known: new Map() },
    member: (key) => ids.members.get(key)!,
    team: (key) => ids.teams.get(key)!,
    actor: (key) => actorOf(key, ids),
    day: (ahead) => dateOf(today + ahead),
    on: (week, weekday) => dayOn(today, week, weekday),
  };
}

function actorOf(key: MemberKey, ids: DemoIds): Actor {
  const teamId = teamIdOf(key, ids);
  return {
    workspaceId: DEMO_WORKSPACE_ID,
    memberId: ids.members.get(key)!,
    role: memberOf(key).role,
    teamIds: teamId ? [teamId] : [],
    teamId,
    via: 'web',
  };
}
