import { newId } from '#src/lib/ids.ts';
import type { Via } from '#src/server/ledger/event.ts';
import type { Demo, DemoActivity } from '../demo.ts';
import { HABITS } from '../material/habits.ts';
import type { MemberKey } from '../material/members.ts';
import { createRandom, type Random } from '../random.ts';
import { type DemoIds, joiningTimes, type LoadedEvent } from './demo-ledger.ts';

const DAY_MS = 86_400_000;
const SINCE_DAYS = 120;
/** Of the contacts: so many leave a line in a mailbox, a calendar or a phone's list of calls. */
const SEEN = 0.6;
const SEEN_BY: Partial<Record<string, Via>> = {
  call: 'phone',
  message: 'email',
  meeting: 'calendar',
};

interface Observed {
  activity: DemoActivity;
  actor: MemberKey;
  via: Via;
  at: string;
}

/**
 * Contacts of the last months that the system saw by itself: some of those that were written down,
 * and of each member as many besides as they leave unwritten.
 */
export function observeContacts(demo: Demo): Observed[] {
  const random = createRandom(1, 'observed');
  const since = Date.parse(demo.today) - SINCE_DAYS * DAY_MS;
  const joined = joiningTimes(demo).members;
  const actors = new Map(
    demo.events
      .filter(
        ({ type, verb, via }) => type === 'activity' && verb === 'created' && via !== 'import',
      )
      .map(({ id, actor }) => [id, actor] as const),
  );
  return [...forgottenContacts(demo, actors), ...demo.activities.flatMap(observeOne)];

  function observeOne(told: DemoActivity): Observed[] {
    const via = SEEN_BY[told.kind ?? ''];
    const actor = actors.get(told.id);
    const at = Date.parse(told.occurred_at ?? '');
    const isOpen = told.deleted_at === null && told.visibility === 'workspace';
    if (!via || !actor || at < since || !isOpen || !random.chance(SEEN)) return [];
    const unwritten = silentDays(HABITS[actor].writes, random);
    return [0, ...unwritten]
      .map((days) => at - days * DAY_MS)
      .filter((moment) => moment - DAY_MS > joined.get(actor)!)
      .map((moment) => observe(told, { actor, via, at: moment }));
  }
}

/** Also who writes nearly everything forgets a customer who was quiet for long: so many each. */
const FORGOTTEN = 2;
const FORGETS: readonly MemberKey[] = ['ingrid', 'tomasz'];

function forgottenContacts(demo: Demo, actors: ReadonlyMap<string, MemberKey>): Observed[] {
  const today = Date.parse(demo.today);
  const last = new Map<string, DemoActivity>();
  for (const one of demo.activities) {
    const known = one.company_id && last.get(one.company_id);
    const isLater = !known || (known.occurred_at ?? '') < (one.occurred_at ?? '');
    if (one.company_id && isLater) last.set(one.company_id, one);
  }
  const quiet = [...last.values()].filter(({ occurred_at, deleted_at, visibility }) => {
    const days = (today - Date.parse(occurred_at ?? '')) / DAY_MS;
    return days > 30 && days < SINCE_DAYS && deleted_at === null && visibility === 'workspace';
  });
  return FORGETS.flatMap((actor) =>
    quiet
      .filter(({ id, kind }) => actors.get(id) === actor && SEEN_BY[kind ?? ''])
      .slice(0, FORGOTTEN)
      .map((told, at) => {
        const then = Date.parse(told.occurred_at!);
        const days = Math.floor((today - then) / DAY_MS) - 6 - at;
        return observe(told, { actor, via: SEEN_BY[told.kind!]!, at: then + days * DAY_MS });
      }),
  );
}

/** How many days before there was another contact that was never written down. */
function silentDays(writes: number, random: Random): number[] {
  const days: number[] = [];
  while (days.length < 4 && random.chance(1 - writes)) days.push(7 * random.between(1, 4));
  return days;
}

function observe(
  told: DemoActivity,
  { actor, via, at }: { actor: MemberKey; via: Via; at: number },
): Observed {
  const moment = new Date(at - 60_000).toISOString();
  const activity = {
    ...told,
    id: newId(at),
    ...{ owner: actor, body: null, occurred_at: moment },
    ...{ version: 1, created_at: moment, updated_at: moment },
  } as DemoActivity;
  return { activity, actor, via, at: moment };
}

export function tellObserved(observed: readonly Observed[], ids: DemoIds): LoadedEvent[] {
  return observed.map(({ activity, actor, via, at }) => {
    const { id, kind, person_id, company_id, visibility } = activity;
    const command_id = newId(Date.parse(at));
    const owner_id = ids.members.get(actor)!;
    const fields = { owner_id, visibility, kind, person_id, company_id, occurred_at: at };
    return {
      ...{ id: command_id, at, occurred_at: at, actor_id: owner_id, via, command_id },
      ...{ verb: 'activity.created', record_type: 'activity', record_id: id },
      changes: Object.fromEntries(
        Object.entries(fields)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => [name, [null, value] as [unknown, unknown]]),
      ),
      ...{ interaction_ms: null, keys: null },
    };
  });
}
