import { isCurrency } from '#src/lib/currency.ts';
import { foldText } from '#src/lib/fold-text.ts';
import { valueSchema } from '#src/records/field-checks.ts';
import { isListKind } from '#src/records/field-kinds.ts';
import type { Choice, Field } from '#src/records/field-types.ts';
import { cleanValue } from '#src/records/values/clean-values.ts';
import { readAmount, readNumber } from '#src/records/values/money-text.ts';
import { type DateReading, parseDate } from '#src/records/values/parse-date.ts';
import type { ImportTarget } from '../import-targets.ts';
import {
  cellsOf,
  type FilledCell,
  keepAside,
  keepWithIssue,
  type RowDraft,
  type Scope,
} from './row-draft.ts';

/** What one has to know to read such a cell; the plan of an import does. */
interface CustomReading {
  dateOrder: DateReading['order'];
  thisYear: number;
  /** The workspace's own: that of amounts beside which none stands. */
  currency?: string;
  fields?: Readonly<Record<string, Field>>;
}

const OWN: Record<Scope, string> = { person: 'person.x_', company: 'company.x_' };
const CUSTOM = /^(person|company)\.x_[a-z0-9_]{1,50}$/;

/** Whether a column goes to a field that the workspace added. */
export function isCustomTarget(target: string): target is ImportTarget {
  return CUSTOM.test(target);
}

/** The values of the workspace's own fields; what does not fit is kept aside, with a word on it. */
export function readCustom(
  draft: RowDraft,
  scope: Scope,
  plan: CustomReading,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const own = OWN[scope];
  for (const target of draft.cells.keys()) {
    if (!target.startsWith(own) || !isCustomTarget(target)) continue;
    const value = readCell(draft, scope, { target, plan });
    if (value !== undefined) values[target.slice(scope.length + 1)] = value;
  }
  return values;
}

function readCell(
  draft: RowDraft,
  scope: Scope,
  { target, plan }: { target: ImportTarget; plan: CustomReading },
): unknown {
  const field = plan.fields?.[target];
  const [cell, ...others] = cellsOf(draft, target);
  for (const { text, mapping } of others) {
    if (text !== cell?.text) keepAside(draft, scope, { label: mapping.heading, text });
  }
  if (!cell) return undefined;
  const value = field && readValue(field, cell, plan);
  if (field && value !== undefined && valueSchema(field).safeParse(value).success) {
    return cleanValue(field, value);
  }
  const what = `does not fit “${field?.label ?? target}”`;
  keepWithIssue(draft, scope, { cell, text: cell.text, reason: 'does_not_fit', what });
  return undefined;
}

function readValue(field: Field, { text, mapping }: FilledCell, plan: CustomReading): unknown {
  switch (field.kind) {
    case 'choice':
      return findChoice(field.choices, text);
    case 'choices':
      return partsOf(text).map((part) => findChoice(field.choices, part));
    case 'date':
      return parseDate(text, { order: plan.dateOrder, thisYear: plan.thisYear }).date;
    case 'datetime':
      return Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString();
    case 'integer':
    case 'number':
      return readNumber(text) ?? undefined;
    case 'money':
      return readMoney(text, mapping.heading, plan.currency);
    case 'boolean':
      return readBoolean(text);
    default:
      return isListKind(field.kind) ? partsOf(text) : text;
  }
}

function partsOf(text: string): string[] {
  return text
    .split(/[,;|\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

function findChoice(choices: readonly Choice[], text: string): string | undefined {
  const wanted = foldText(text);
  return choices.find(({ value, label }) => foldText(label) === wanted || value === wanted)?.value;
}

const SIGNS: Record<string, string> = { '€': 'EUR', $: 'USD', '£': 'GBP' };

/** An amount in the currency that stands beside it or in the heading, else in the workspace's own. */
function readMoney(text: string, heading: string, own: string | undefined) {
  const [beside] = namedIn(text);
  const currency = beside ?? namedIn(heading).find(isCurrency) ?? own;
  if (!currency || !isCurrency(currency)) return undefined;
  const amount = readAmount(text.replaceAll(/\b[A-Z]{3}\b|[€$£]/g, ''), currency);
  return amount === null ? undefined : { amount, currency };
}

/** Signs, and words of three capitals; of a heading they may also be others, such as CRM. */
function namedIn(text: string): string[] {
  return (text.match(/\b[A-Z]{3}\b|[€$£]/g) ?? []).map((one) => SIGNS[one] ?? one);
}

const YES = new Set(['yes', 'y', 'true', '1', 'x', '✓', 'ja', 'j', 'wahr', 'si', 's', 'vero']);
const NO = new Set(['no', 'n', 'false', '0', 'nein', 'falsch', 'falso']);

function readBoolean(text: string): boolean | undefined {
  const word = foldText(text);
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}
