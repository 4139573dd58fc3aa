import { helpText } from '../help-text.ts';
import type { Done } from './done-query.ts';

const VERBS = [
  'created',
  'changed',
  'deleted',
  'restored',
  'completed',
  'reopened',
  'postponed',
  'assigned',
  'taken',
  'answered',
  'waiting',
  'resolved',
  'closed',
  'merged',
  'moved',
  'sent',
] as const;

/** What was done, in plain words. */
export function sayDone({ verb, type, via, is_undo, is_record }: Done): string {
  const { text } = helpText;
  if (is_undo) return text('verbs.undid');
  if (type === 'export') return text('verbs.exported');
  if (type === 'import') return text('verbs.imported');
  if (!is_record) return text('verbs.other');
  const word = verb.split('.').at(-1);
  if (via === 'capture' && word === 'created') return text('verbs.captured');
  const known = VERBS.find((one) => one === word);
  return text(`verbs.${known ?? 'changed'}`);
}
