import { THRESHOLDS as T } from './thresholds.ts';

/** How a figure is made, as it is published beside it. */
export interface Formula {
  name: string;
  formula: string;
  threshold: number | null;
  source: string;
}

const LEDGER = 'The ledger: what was synced, and what was entered or opened by hand.';

export function formulas(): Formula[] {
  return [...ofPeople(), ...ofSupport(), ...ofTeams()];
}

function ofPeople(): Formula[] {
  return [
    {
      name: 'coverage',
      formula: `Of the contacts that the system sees by itself (mail, calendar, calls, orders, answers to cases) over ${T.window_weeks} working weeks: the share of which the person left a trace by the end of their next working day. Reached when the share is at least ${T.coverage_share} with a probability of ${T.coverage_probability} (Beta posterior, all shares alike before) without the ${T.spared_weeks} weakest weeks, as far as these hold at most a share of ${T.spared_share} of the contacts. Fewer than ${T.contacts_at_least} contacts: not enough to say.`,
      threshold: T.coverage_share,
      source: LEDGER,
    },
    {
      name: 'pull',
      formula: `Of the same contacts: the share before which the person looked the customer up within ${T.pull_hours} hours, without being led there by a reminder. Missed only where shares above the thresholds of this and of follow-through are together less likely than ${T.own_use_doubt}, and this is what makes it so.`,
      threshold: T.pull_share,
      source: LEDGER,
    },
    {
      name: 'follow_through',
      formula: `Promises about customers closed by their day with something to show: a contact, or work about the customer, within ${T.shown_days} days, or a written outcome. Kaplan and Meier: what is not due yet is under observation only. A promise moved after its day was not kept. From ${T.commitments_at_least} promises; missed only where shares above the thresholds of this and of pull are together less likely than ${T.own_use_doubt}, and this is what makes it so.`,
      threshold: T.follow_through_share,
      source: LEDGER,
    },
    {
      name: 'edict',
      formula: `The larger of two: what was entered after the next working day, times how far saves are squeezed into the same ${T.edict_slot_hours} hours of every week (beyond what chance makes of so few: p + √(2p(1−p) ln s / n), s slots, n saves) or into runs of ${T.batch_entries} entries in ${T.batch_minutes} minutes about days before; and the entries that say next to nothing (fewer than ${T.words_at_least} characters, or the same words ${T.same_words} times in a fortnight), times 1 − u², u being how far pull and follow-through are reached, or pull alone twice, times the square of how far coverage is. From ${T.edict_edits} saves and ${T.entries_at_least} entries. Entering in the evening what happened that day does not count.`,
      threshold: T.edict_value,
      source: LEDGER,
    },
    {
      name: 'padding',
      formula: `The share u of entries of that very day that say next to nothing and belong to no contact, no look-up and no follow-up; each contact accounts for one entry. With v, how evenly entries are counted out over the weeks (1 − variance / mean): 1 − (1 − u)(1 − uv). From ${T.padding_entries} entries; 0 where fewer than ${T.padding_unmatched} are such.`,
      threshold: T.padding_value,
      source: LEDGER,
    },
  ];
}

function ofSupport(): Formula[] {
  return [
    {
      name: 'give_get',
      formula: `Seconds given back, by events that can be named (contact logged ${T.gift_s.contact_logged}, field filled ${T.gift_s.field_filled}, follow-up rescued ${T.gift_s.follow_up_rescued}, case seen before a contact ${T.gift_s.case_warned}, a colleague's note read ${T.gift_s.note_used}), for each second asked in forms.`,
      threshold: T.give_get_ratio,
      source:
        'Measured in the form; checked with the keystroke-level model (Card, Moran, Newell 1980).',
    },
    {
      name: 'drop_off',
      formula: `Every week with contacts is weighed against what is usual for the person (traces, look-ups, promises, entries that say next to nothing) in four states: as usual; thin, which passes (odds of a trace one in ${T.drop_thin_odds}); stopped (traces at most ${T.drop_stopped_traced}, look-ups at most ${T.drop_stopped_looked} of the contacts); or only for an order (as few look-ups, ${T.drop_order_empty} of the entries say next to nothing). A hidden Markov chain with beta-binomial weeks; a week counts for no more contacts than usual unless more was done in it. Told when the last two together are likelier than ${T.drop_sure}, but not for a single week in which nothing at all was done, until they are below ${T.drop_over}.`,
      threshold: T.drop_sure,
      source: 'Hidden Markov chain: Baum and Petrie 1966; weeks of leave are left out.',
    },
  ];
}

function ofTeams(): Formula[] {
  return [
    {
      name: 'team',
      formula:
        'Adopted only if everyone who is not exempt has adopted it, leaders included; two quarters in a row: sustained. Anything else is not adopted: partial.',
      threshold: null,
      source: 'The figures of its people.',
    },
    {
      name: 'journey',
      formula:
        'Of the customers whom the team met: the share of whom everyone who met them left a trace.',
      threshold: null,
      source: LEDGER,
    },
    {
      name: 'leader_use',
      formula:
        'Of the meetings that were due: the share in which the live dashboard was opened, looked behind, and a decision was kept (half of a meeting for one of the two); less the reports that were asked for besides.',
      threshold: T.leader_use,
      source: 'The ledger: meetings and exports.',
    },
    {
      name: 'shadow',
      formula: `Exports that came back as an import within ${T.shadow_days} days, fields that stood empty so long and were filled by the heap, contacts without a trace. Summed over at least ${T.people_at_least} people.`,
      threshold: T.people_at_least,
      source: LEDGER,
    },
  ];
}
