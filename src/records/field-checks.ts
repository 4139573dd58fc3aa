import { z } from 'zod';
import { isCurrency } from '#src/lib/currency.ts';
import { isUnseen, UNSEEN_MESSAGE } from '#src/lib/unseen.ts';
import { isListKind } from './field-kinds.ts';
import type { Field } from './field-types.ts';
import { readBirthday } from './values/birthday.ts';
import { linesSchema, storedLines } from './values/line-checks.ts';

const DAY_MESSAGE = 'Give a day as YYYY-MM-DD.';
const INSTANT_MESSAGE = 'Give an instant as ISO 8601, such as 2026-03-01T09:30:00Z.';
const MAIL_MESSAGE = 'Give an e-mail address such as anna@globex.com.';
const DOMAIN_MESSAGE = 'Give a mail domain such as globex.com.';
const NUMBER_MESSAGE = 'Give a number between -10^15 and 10^15.';
export const CURRENCY_MESSAGE = 'Give the currency as its three letters, such as EUR.';
const MOST_CHOSEN = 100;

/** Days that both JavaScript and PostgreSQL know, in years a CRM may speak of. */
export const day = z.iso.date(DAY_MESSAGE).refine((text) => text >= '1000-01-01', DAY_MESSAGE);
/** An instant with its offset. */
export const instant = z.iso
  .datetime({ offset: true, message: INSTANT_MESSAGE })
  .refine((text) => text >= '1000', INSTANT_MESSAGE);

const UNIT_MESSAGE = 'Give the amount in the smallest unit of the currency, such as cents.';
const WRITTEN_MESSAGE = 'Write the amount in figures, such as 1200 or 99.50.';

/** Words where an amount should be: a person typed them, no program. */
function isWritten(input: unknown): boolean {
  return typeof input === 'string' && !/^-?\d+(\.\d+)?$/.test(input);
}

const money = z.strictObject({
  amount: z.int({ error: ({ input }) => (isWritten(input) ? WRITTEN_MESSAGE : UNIT_MESSAGE) }),
  currency: z.string().refine(isCurrency, CURRENCY_MESSAGE),
});

/** Letters before a colon, unless they are a host and its port follows. */
const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d{1,5}(?:[/?#]|$))/i;

function isWebAddress(text: string): boolean {
  const address = text.trim();
  return !/\p{Cc}/u.test(text) && (!SCHEME.test(address) || /^https?:/i.test(address));
}

/** The check of a value that is given for the field. */
export function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'text':
      return field.holds === 'birthday' ? birthday(field.maxLength) : text(field.maxLength);
    case 'long_text':
      return text(field.maxLength);
    case 'url':
      return z
        .string()
        .max(field.maxLength)
        .refine(isWebAddress, 'Give a web address such as https://globex.com.')
        .nullable();
    case 'emails':
      return texts(320, /^\s*[^\s@]+@[^\s@]+\s*$/, MAIL_MESSAGE).max(field.maxItems);
    case 'phones':
    case 'tags':
      return z.array(z.string().max(100)).max(field.maxItems);
    case 'domains':
      return texts(253, /^\s*[^\s@/]+\.[^\s@/]+\s*$/, DOMAIN_MESSAGE).max(field.maxItems);
    case 'choice':
      return choice(field.choices).nullable();
    case 'choices':
      return z.array(choice(field.choices)).max(MOST_CHOSEN);
    case 'date':
      return day.nullable();
    case 'datetime':
      return instant.nullable();
    case 'integer':
      return z.int32().nullable();
    case 'number':
      return z.number().min(-1e15, NUMBER_MESSAGE).max(1e15, NUMBER_MESSAGE).nullable();
    case 'money':
      return money.nullable();
    case 'boolean':
      return z.boolean();
    case 'reference':
    case 'member':
      return z.uuid().nullable();
    case 'references':
    case 'members':
      return z.array(z.uuid()).max(field.maxItems);
    case 'lines':
      return linesSchema(field.maxItems);
  }
}

function text(maxLength: number) {
  return z
    .string()
    .max(maxLength, { abort: true })
    .refine((typed) => !isUnseen(typed), UNSEEN_MESSAGE)
    .nullable();
}

const BIRTHDAY_MESSAGES = {
  not_a_date: 'Give the day, such as 12 March 1961, or 17 May where the year is not known.',
  no_such_day: 'There is no such day. Look at the day and the month.',
  ambiguous_date: 'Write the month as a word, such as 5 June 1980.',
};

function birthday(maxLength: number) {
  return z
    .string()
    .max(maxLength, { abort: true })
    .superRefine((typed, check) => {
      const read = readBirthday(typed);
      const problem = 'problem' in read && read.problem;
      if (problem) check.addIssue({ code: 'custom', message: BIRTHDAY_MESSAGES[problem] });
    })
    .nullable();
}

/** What is too long is not held against the pattern as well: that could take hours. */
function texts(maxLength: number, pattern: RegExp, message: string) {
  return z.array(z.string().max(maxLength, { abort: true }).regex(pattern, message));
}

function choice(choices: readonly { value: string; label: string }[]) {
  const allowed = choices.map(({ label }) => label).join(', ');
  return z.enum(choices.map(({ value }) => value) as [string, ...string[]], {
    error: `Choose one of: ${allowed.slice(0, 500)}.`,
  });
}

/** The shape of a value that is given back. */
export function storedSchema(field: Field): z.ZodType {
  if (field.kind === 'lines') return storedLines;
  if (isListKind(field.kind)) return z.array(z.string());
  switch (field.kind) {
    case 'boolean':
      return z.boolean();
    case 'integer':
      return z.int().nullable();
    case 'number':
      return z.number().nullable();
    case 'money':
      return z.object({ amount: z.int(), currency: z.string() }).nullable();
    default:
      return z.string().nullable();
  }
}
