import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import type { CapabilityName } from '../../capabilities.ts';
import type { CharterInput } from '../../programme-api.ts';
import type { ProgrammePageAnswer } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';

export const WHO = ['sponsor', 'administrator', 'deputy'] as const;
export type Who = (typeof WHO)[number];

/** The charter as it is typed; each duty is a line. */
export interface CharterDraft {
  objective: string;
  metric: string;
  target: string;
  people: Record<Who, string>;
  duties: Record<Who, string>;
  everybody: boolean;
  teamIds: string[];
  memberIds: string[];
  hours: string;
  beginsOn: string;
  endsOn: string;
  keptOpen: string[];
  /** Why somebody is taken out, once it has begun. */
  fewerReason: string;
}

/** What is there already, else what is decided here and duties that have served others. */
export function beginDraft({ programme, basis, in_use }: ProgrammePageAnswer): CharterDraft {
  const { text } = programmeText;
  if (!programme || programme.ended) {
    return {
      ...{ objective: basis?.objective ?? '', metric: basis?.metric ?? '' },
      ...{ target: basis?.target ?? '', hours: '', endsOn: '' },
      people: { sponsor: basis?.sponsor_id ?? '', administrator: '', deputy: '' },
      duties: {
        sponsor: text('suggested.sponsor'),
        administrator: text('suggested.administrator'),
        deputy: text('suggested.deputy'),
      },
      ...{ everybody: true, teamIds: [], memberIds: [], keptOpen: in_use, fewerReason: '' },
      beginsOn: todayIn(reader.get().timeZone),
    };
  }
  const dutiesOf = (who: Who) =>
    programme.duties.flatMap((duty) => (duty.who === who ? [duty.what] : [])).join('\n');
  return {
    ...{ objective: programme.objective, metric: programme.metric },
    ...{ target: programme.target ?? '', hours: programme.hours?.toString() ?? '' },
    people: {
      sponsor: programme.sponsor.id,
      administrator: programme.administrator?.id ?? '',
      deputy: programme.deputy?.id ?? '',
    },
    duties: {
      sponsor: dutiesOf('sponsor'),
      administrator: dutiesOf('administrator'),
      deputy: dutiesOf('deputy'),
    },
    ...{ everybody: programme.everybody, teamIds: programme.team_ids },
    ...{ memberIds: programme.member_ids, keptOpen: programme.kept_open },
    fewerReason: '',
    ...{ beginsOn: programme.begins_on, endsOn: programme.ends_on ?? '' },
  };
}

export function isReady({ objective, metric, people, beginsOn }: CharterDraft): boolean {
  return objective.trim().length > 2 && metric !== '' && people.sponsor !== '' && beginsOn !== '';
}

export function toBody(draft: CharterDraft, version: number): CharterInput {
  const duties = WHO.flatMap((who) =>
    draft.duties[who]
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((what) => ({ who, what })),
  );
  const hours = Number(draft.hours);
  return {
    ...{ objective: draft.objective.trim(), metric: draft.metric, duties },
    target: draft.target.trim() || null,
    sponsor_id: draft.people.sponsor,
    administrator_id: draft.people.administrator || null,
    deputy_id: draft.people.deputy || null,
    everybody: draft.everybody,
    team_ids: draft.everybody ? [] : draft.teamIds,
    member_ids: draft.everybody ? [] : draft.memberIds,
    hours: hours > 0 ? hours : null,
    ...{ begins_on: draft.beginsOn, ends_on: draft.endsOn || null },
    kept_open: draft.keptOpen as CapabilityName[],
    ...(draft.fewerReason.trim() !== '' && { fewer_reason: draft.fewerReason.trim() }),
    version,
  };
}

/** Whether somebody was named who is not any more. */
export function namesFewer(draft: CharterDraft, { programme }: ProgrammePageAnswer): boolean {
  if (!programme || draft.everybody) return false;
  const { everybody, team_ids, member_ids } = programme;
  const isGone = (was: readonly string[], are: readonly string[]) =>
    was.some((id) => !are.includes(id));
  return everybody || isGone(team_ids, draft.teamIds) || isGone(member_ids, draft.memberIds);
}
