import type { EventDraft } from '../ledger/event.ts';

/** What is told of a member or a team alone. */
const TOLD: Record<string, ReadonlySet<string>> = {
  'member.changed': new Set(['name', 'language', 'time_zone', 'working_days']),
  'team.changed': new Set(['name']),
  'team.undone': new Set(['name']),
};
/** Who or what is new has nothing yet that others see, and takes nothing from them. */
const NEW = new Set(['member.joined', 'team.created', 'key.created']);
const ASIDE = new Set(['member.reset_link_made', 'workspace.exported', 'uptake.looked']);

/** Whether everybody may see and do after it what they might before; in doubt not. */
export function keepsRights({ verb, changes }: EventDraft): boolean {
  if (NEW.has(verb) || ASIDE.has(verb)) return true;
  const told = TOLD[verb];
  if (!told || !changes) return false;
  return Object.keys(changes).every((name) => told.has(name));
}
