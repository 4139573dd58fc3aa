import { utcDay } from '#src/lib/days.ts';

/** A backup in the data folder; the numbers are the moment it was begun, in UTC. */
export const BACKUP_NAME = /^uptake-\d{4}-\d\d-\d\d-\d{6}\.zip$/;

/** How many are kept where nobody has said. */
export const USUAL_KEEP = 7;
export const MOST_KEPT = 90;

export function nameBackup(at: Date): string {
  const time = at.toISOString().slice(11, 19).replaceAll(':', '');
  return `uptake-${utcDay(at)}-${time}.zip`;
}
