/** A rhythm is read from so many of the newest contacts, and is the deal's own with so many gaps. */
export const CONTACTS_READ = 8;
export const OWN_GAPS = 3;
/** Until a deal has a rhythm of its own. */
export const USUAL_DAYS = 14;
/** Nobody is reminded of a deal of this week. */
export const LEAST_DAYS = 7;

export interface Rhythm {
  /** Days since the last contact; without one, since the deal was made. */
  days: number;
  /** The median of days between its contacts, and of how many gaps. */
  own: number | null;
  gaps: number;
}

export interface Silence {
  days: number;
  usual_days: number;
  /** Whose rhythm it is: the deal's own, or one that is assumed. */
  rhythm: 'own' | 'assumed';
}

/** A deal is silent when nobody speaks for longer than twice its rhythm; null: it is not. */
export function judgeSilence({ days, own, gaps }: Rhythm): Silence | null {
  const isOwn = own !== null && gaps >= OWN_GAPS;
  const usual = isOwn ? own : USUAL_DAYS;
  if (days < LEAST_DAYS || days <= 2 * usual) return null;
  const rhythm = isOwn ? 'own' : 'assumed';
  return { days, usual_days: Math.max(1, Math.round(usual)), rhythm };
}
