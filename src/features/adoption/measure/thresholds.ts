import { OFFLINE_DAYS } from '#src/lib/offline-days.ts';

/** Every number that decides anything about uptake. Published by `GET /api/v1/adoption/formulas`. */
export const THRESHOLDS = {
  /** Working weeks that are looked at. */
  window_weeks: 8,
  /** Leave makes the window longer, up to here. */
  window_days_at_most: 182,
  /** Fewer observable contacts than this say nothing. */
  contacts_at_least: 8,
  coverage_share: 0.7,
  coverage_probability: 0.9,
  /** The weakest weeks do not count, as long as most of the contacts remain. */
  spared_weeks: 2,
  spared_share: 0.25,
  pull_share: 0.25,
  pull_hours: 24,
  follow_through_share: 0.7,
  commitments_at_least: 4,
  edict_edits: 8,
  edict_slot_hours: 3,
  /** Letters and figures that say something. */
  words_at_least: 16,
  entries_at_least: 4,
  batches_at_least: 8,
  /** Entries for each contact from which on somebody enters what they are told to. */
  told_share: 0.3,
  /** So many entries in the same words within a fortnight, itself counted, say nothing. */
  same_words: 4,
  /** Entries in one go. */
  batch_entries: 3,
  batch_minutes: 30,
  /** Pull and follow-through are held against somebody only where both together are this unlikely. */
  own_use_doubt: 0.02,
  edict_value: 0.3,
  padding_value: 0.25,
  /** As `entries_at_least`; and for nobody there were so many, which is one a week. */
  padding_entries: 4,
  padding_unmatched: 8,
  /** For a person, by their fourth week; the gate asks for less of all together. */
  give_get_ratio: 1.2,
  leader_use: 0.8,
  /** Weeks of eight with a trace. */
  habit_weeks: 6,
  quarter_days: 91,
  /** A sum of fewer people tells of each. */
  people_at_least: 5,
  /** From the start, nothing about persons leaves the pages on which they see it themselves. */
  learning_days: 56,
  /** The longest exemption, and how long before its end it is spoken of. */
  exempt_days: 183,
  exempt_remind_days: 7,
  /** What members say of a promise is shown in steps. */
  echo_step: 5,
  /** Figures of an earlier day are told so far back. */
  years_told: 2,
  /** What the gates of the programme ask for, beside leader_use. */
  gate_took_part: 0.9,
  gate_give_get: 1,
  gate_ease: 70,
  /** Months before and after the start below which no outcome is judged, and teams that are compared. */
  rear_months_before: 6,
  rear_months_after: 3,
  rear_teams: 4,
  /** How sure a verdict is, and how often the smallest change told beside it would be found. */
  rear_sure: 0.95,
  rear_power: 0.8,
  /** A field that nobody has read for so long is not missed. */
  read_days: 90,
  shadow_days: 14,
  offline_days: OFFLINE_DAYS,
  /** A colleague's note is worth reading for so long. */
  note_days: 180,
  /** Of a form that stood open over lunch. */
  asked_ms_at_most: 600_000,
  /** Keystroke-level model: one key of an average typist. */
  key_ms: 280,
  /** Keystroke-level model: to think of it, reach for it, and click. */
  save_ms: 4000,
  trace_before_minutes: 15,
  /** A contact that left no trace after so long has none. */
  trace_days: 14,
  /** An entry and a contact are of one another within so long. */
  entry_days: 2,
  shown_days: 2,
  /** So many fields filled in a day are a heap. */
  bulk_at_least: 10,
  /** What one promised the day before yesterday or later one remembers without being told. */
  gift_remembered_days: 2,
  /** What is done later than this was not brought back by its day. */
  gift_lapsed_days: 28,
  /** Ticking off a list is no rescue. */
  gift_ticked_together: 3,
  /** The call that a promise was about lies so near to its being ticked off. */
  gift_shown_hours: 24,
  /** What was brought and not looked at by then was of no use to its owner. */
  gift_brought_days: 60,
  /** A contact is told of at most so long after it. */
  gift_told_days: 8,
  gift_writing_minutes: 5,
  /** So many of the last words stand where one gets ready. */
  gift_notes_shown: 5,
  gift_s: {
    contact_logged: 30,
    field_filled: 4,
    follow_up_rescued: 300,
    case_warned: 300,
    note_used: 120,
  },
  /** A fall is told when it is likelier than this, and is over when it is less likely than the other. */
  drop_sure: 0.5,
  drop_over: 0.3,
  /** How often a steady week is followed by a fall; three times as often a thin one. */
  drop_onset: 0.03,
  /** Of those who fall: who goes on for an order. And how often a week after a fall is followed by another. */
  drop_by_order: 0.4,
  drop_back: 0.03,
  drop_thin_begins: 0.08,
  drop_thin_ends: 0.4,
  /** In a thin week the odds of a trace and of a look-up are one in so many, promises a share of them. */
  drop_thin_odds: 5,
  drop_thin_looks: 3,
  drop_thin_promised: 0.5,
  drop_thin_unsteady: 0.1,
  /** After a fall: shares of contacts, at most half of the usual, and of the promises. */
  drop_stopped_traced: 0.1,
  drop_stopped_looked: 0.06,
  drop_stopped_promised: 0.1,
  drop_stopped_unsteady: 0.15,
  /** Who goes on for an order leaves traces, and entries that say next to nothing. */
  drop_order_traced: 0.55,
  drop_order_unsteady: 0.3,
  drop_order_empty: 0.7,
  drop_empty_unsteady: 0.3,
  /** How far weeks differ by themselves (intra-week correlation), until so many contacts have told it. */
  drop_unsteady: 0.12,
  drop_unsteady_contacts: 60,
  /** The last weeks are not usual yet. */
  drop_lag: 4,
  /** What is usual for somebody is learnt from so many weeks and contacts. */
  drop_days: 364,
  /** Days before the one asked about that are looked at: a year and the window before it. */
  days_read: 400,
  drop_weeks: 6,
  drop_contacts: 20,
} as const;

export type ThresholdName = keyof typeof THRESHOLDS;
