import { AppError } from '#src/lib/app-error.ts';
import type { Hindrance } from '../course.ts';

/** What to do instead, for each reason why something cannot be done. */
const SENTENCES = {
  in_cluster: 'This stands beneath another concern. Work on the one that stands for it.',
  over: 'This is over: it is being acted on, or those affected have said that it is solved.',
  not_diagnosed:
    'Nobody knows yet what kind of problem this is. Two people answer the ten questions first.',
  undetermined:
    'The two who rated it came to different conclusions. Talk about it and rate it anew.',
  mixed: 'This is both. Split it into its technical and its adaptive part first.',
  adaptive: 'No fix will change this. Try an experiment with those affected.',
  technical: 'This has a known fix. Promise the fix instead of an experiment.',
  no_commitment: 'Whoever complained of it says first what they change themselves.',
  under_way: 'A fix is under way. Those affected say first whether it helped.',
  not_acting: 'Nothing was done about it yet that could be judged.',
  not_done: 'The fix is not done yet. Say whether it helped once it is.',
  no_review: 'No experiment on it has been reviewed yet. It is done only after one.',
  experiment_runs: 'An experiment on it is under way. It is reviewed first.',
  not_technical: 'Only what two people have found to be technical goes to the desk.',
  decided: 'Two people have rated this already.',
  not_mixed: 'Only what is both technical and adaptive is split.',
  own: 'This is your own concern; it counts already.',
  heard: 'You have said already that it is yours too.',
  not_author: 'Only whoever raised it may change its words.',
  begun: 'Something followed from it already, so it stays.',
  no_reason: 'Say why, in a sentence.',
  no_loss: 'Where people must change, somebody gives something up. Say what it is.',
  no_owner: 'Say who looks after it, and until when.',
  past: 'This day is past. Choose a day to come.',
  not_joint: 'This concern asks nobody for a change of their own.',
  not_manager: 'The leader who raised it says this.',
  not_affected: 'Those whom it affects say this.',
  own_fix:
    'You look after this fix yourself. Somebody else whom it affects says whether it helped.',
  rated: 'You have rated it already. What you say counts once the other has rated it too.',
  none_affected: 'One of the two must be among those whom it affects. Ask one of them.',
  not_owner: 'Only whoever looks after it, a manager or an administrator may do this.',
  done: 'This fix is done already.',
  too_late: 'Promise a day within a year.',
  not_undetermined: 'It is rated anew only where the two differed.',
} satisfies Record<Hindrance | string, string>;

export type Refusal = keyof typeof SENTENCES;

const FORBIDDEN: ReadonlySet<Refusal> = new Set([
  'not_author',
  'not_manager',
  'not_affected',
  'own_fix',
  'not_owner',
]);
const INVALID: ReadonlySet<Refusal> = new Set([
  'no_reason',
  'no_loss',
  'no_owner',
  'past',
  'too_late',
]);

export function refuseFor(reason: Refusal): AppError {
  const code = FORBIDDEN.has(reason) ? 'forbidden' : INVALID.has(reason) ? 'invalid' : 'conflict';
  return new AppError(code, SENTENCES[reason], { reason });
}
