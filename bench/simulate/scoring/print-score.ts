import type { OutcomeScore } from '../outcomes/score-outcomes.ts';
import type { Accuracy, Proportion } from './proportion.ts';
import type { Score } from './score.ts';

export function printScore(name: string, score: Score): void {
  const { people, in_change, abstained, teams, drops } = score;
  console.log(`\nFamily ${name}: ${people} people, ${in_change} more in change`);
  console.table({
    adopter: tell(score.adopter, score.adopter.auc),
    complier: tell(score.complier, null),
    padder: tell(score.padder, null),
    'leader without it': tell(score.unused_leader, score.unused_leader.auc),
  });
  console.log(
    `abstains ${say(abstained)} · compliers called adopted ${say(score.compliers_called_adopted)}`,
  );
  console.log(`compliers who game, told ${say(score.compliers_who_game)}`);
  console.log(`recall of all adopters, abstained from or not ${say(score.adopter.recall_of_all)}`);
  console.log(
    `teams ${teams.teams} · bias ${teams.bias_points.toFixed(1)} points · off by ${teams.off_points.toFixed(1)}`,
  );
  for (const [what, drop] of Object.entries(drops)) {
    console.log(
      `drop-off, ${what}: in time ${say(drop.found_in_time)} · median ${drop.median_delay_days} days · ${drop.false_alarms_a_year.toFixed(2)} false a year`,
    );
  }
  console.table(
    Object.fromEntries(
      score.accusations.map(({ slice, accused, told_not_yet }) => [
        slice,
        { accused: say(accused), 'told not yet': say(told_not_yet) },
      ]),
    ),
  );
  console.table(
    score.baselines.map(({ baseline, of, auc, ...rest }) => ({ of, baseline, ...tell(rest, auc) })),
  );
}

export function printOutcomes(outcomes: readonly OutcomeScore[]): void {
  console.log('\nRear view');
  console.table(
    outcomes.map(({ of, covered, falsely_improved, found, said_nothing }) => ({
      ...{ of, covered: say(covered), 'falsely improved': say(falsely_improved) },
      ...{ found: say(found), 'said nothing': say(said_nothing) },
    })),
  );
}

function tell({ precision, recall, f1 }: Accuracy, auc: number | null) {
  return {
    precision: say(precision),
    recall: say(recall),
    F1: f1.toFixed(2),
    AUC: auc?.toFixed(3),
  };
}

function say({ hits, of, rate, low, high }: Proportion): string {
  if (rate === null) return 'none';
  return `${rate.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)}; ${hits} of ${of})`;
}
