import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import type { FigureName } from '../../figures.ts';
import { figureText } from './figure-text.ts';
import { useSay } from './say.ts';

/** How a figure is made, in words, with the thresholds that hold. */
export function useSayFormula(): (figure: FigureName) => string {
  const text = figureText.useText();
  const say = useSay();
  const values: Partial<Record<FigureName, Record<string, string>>> = {
    given: {
      rescued: say.number(THRESHOLDS.gift_s.follow_up_rescued),
      warned: say.number(THRESHOLDS.gift_s.case_warned),
      note: say.number(THRESHOLDS.gift_s.note_used),
      logged: say.number(THRESHOLDS.gift_s.contact_logged),
      field: say.number(THRESHOLDS.gift_s.field_filled),
    },
    asked: {
      most: say.time(THRESHOLDS.asked_ms_at_most / 1000),
      save: say.time(THRESHOLDS.save_ms / 1000),
    },
    step: { weeks: say.number(THRESHOLDS.habit_weeks) },
    give_get: {
      weeks: say.number(THRESHOLDS.window_weeks),
      ratio: say.number(THRESHOLDS.give_get_ratio),
    },
    coverage: {
      share: say.share(THRESHOLDS.coverage_share),
      probability: say.share(THRESHOLDS.coverage_probability),
      spared: say.number(THRESHOLDS.spared_weeks),
      contacts: say.number(THRESHOLDS.contacts_at_least),
    },
    pull: { share: say.share(THRESHOLDS.pull_share), hours: say.number(THRESHOLDS.pull_hours) },
    follow_through: { share: say.share(THRESHOLDS.follow_through_share) },
    edict: {
      hours: say.number(THRESHOLDS.edict_slot_hours),
      edits: say.number(THRESHOLDS.edict_edits),
    },
    padding: { entries: say.number(THRESHOLDS.entries_at_least) },
    leader_use: { share: say.share(THRESHOLDS.leader_use) },
    shadow: {
      days: say.number(THRESHOLDS.shadow_days),
      people: say.number(THRESHOLDS.people_at_least),
    },
  };
  return (figure) => text(`formula.${figure}`, values[figure] ?? {});
}
