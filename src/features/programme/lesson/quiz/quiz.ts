/** A field and three others whose reasons stand beside its own. */
export interface Question {
  /** `deal.client_goal` */
  field: string;
  choices: string[];
}

export const QUESTIONS_A_DAY = 3;
const CHOICES = 4;

interface Asking {
  /** All fields that say why they are asked. */
  fields: readonly string[];
  /** Those that were asked already. */
  asked: ReadonlySet<string>;
  /** The same for the same reader and day, so that asking again shows the same. */
  key: string;
}

/** What is asked today: fields not asked before, each among others of the same record. */
export function questionsOf({ fields, asked, key }: Asking): Question[] {
  const open = fields.filter((field) => !asked.has(field));
  return shuffled(open, key)
    .slice(0, QUESTIONS_A_DAY)
    .map((field) => {
      const type = field.split('.')[0];
      const others = fields.filter((one) => one !== field && one.split('.')[0] === type);
      const wrong = shuffled(others, key + field).slice(0, CHOICES - 1);
      return { field, choices: shuffled([field, ...wrong], field + key) };
    });
}

function shuffled(items: readonly string[], key: string): string[] {
  return items
    .map((item) => [hash(key + item), item] as const)
    .sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))
    .map(([, item]) => item);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}
