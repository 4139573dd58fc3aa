/** Who looks for one begins with whom it is about. */
export const GROUPS = {
  me: ['profile', 'reminders', 'device', 'absences', 'my-data'],
  company: ['workspace', 'members', 'teams'],
  records: ['fields', 'readers', 'pipelines'],
  selling: ['currencies', 'quotes', 'approvals', 'service'],
  machines: ['automation', 'webhooks', 'keys', 'exports', 'backups'],
} as const;
export type GroupName = keyof typeof GROUPS;

export type SectionName = (typeof GROUPS)[GroupName][number];

/** Sections that only administrators see. */
const FOR_ADMINISTRATORS: readonly string[] = [
  'service',
  'fields',
  'readers',
  'pipelines',
  'exports',
  'backups',
  'automation',
  'webhooks',
];

export function isFor(name: SectionName, isAdmin: boolean): boolean {
  return isAdmin || !FOR_ADMINISTRATORS.includes(name);
}

/** Whether each word typed begins one of the words that a section is looked for by. */
export function isMeant(typed: string, words: string): boolean {
  const known = plain(words).split(SPACES);
  return plain(typed)
    .split(SPACES)
    .every((one) => known.some((word) => word.startsWith(one)));
}

const SPACES = /[^\p{L}\p{N}]+/u;

function plain(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
