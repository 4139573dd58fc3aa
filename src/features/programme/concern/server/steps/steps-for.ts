import {
  type Deeds,
  hindersAnswer,
  hindersExperiment,
  hindersFix,
  hindersRating,
  hindersSplit,
  hindersVerdict,
} from '../../course.ts';
import type { ConcernRow, InterventionRow } from '../concern-rows.ts';

interface Facts {
  row: ConcernRow;
  deeds: Deeds;
  /** Among those whom it affects. */
  mine: boolean;
  decides: boolean;
  /** Keeps the desk, and has not taken it there yet. */
  keepsDesk: boolean;
  ratedByMe: boolean;
}

/** What somebody may do with a concern now, so that screens offer nothing else. */
export function stepsFor(
  memberId: string,
  { row, deeds, mine, decides, keepsDesk, ratedByMe }: Facts,
  interventions: readonly InterventionRow[],
): string[] {
  const isOwn = row.raised_by === memberId;
  const looksAfter = decides || row.owner_id === memberId;
  const steps: Record<string, boolean> = {
    share: !isOwn && row.cluster_id === null && row.state !== 'verified',
    tag: looksAfter || isOwn,
    cluster: decides && row.cluster_id === null,
    rate: hindersRating(row) === null && !ratedByMe,
    rate_anew: row.class === 'undetermined' && (mine || decides),
    split: hindersSplit(row) === null && (mine || decides),
    answer: decides && hindersAnswer(row) === null,
    commit: mayCommit(memberId, row, decides),
    fix: looksAfter && hindersFix(row, deeds) === null,
    finish: mayFinish(memberId, interventions, looksAfter),
    experiment: (mine || looksAfter) && row.class === 'adaptive' && hindersExperiment(row) === null,
    judge: mine && hindersVerdict(row, deeds) === null,
    desk: isForDesk(row, keepsDesk),
    withdraw: isOwn && isUntouched(row),
  };
  return Object.keys(steps).filter((name) => steps[name]);
}

function mayCommit(memberId: string, row: ConcernRow, decides: boolean): boolean {
  const isTheirs = row.manager_id === null ? decides : row.manager_id === memberId;
  return row.joint && isTheirs && row.state !== 'verified';
}

function mayFinish(memberId: string, all: readonly InterventionRow[], looksAfter: boolean) {
  const open = all.find(({ done_on, kind }) => !done_on && kind !== 'adaptive');
  return open !== undefined && (looksAfter || open.owner_id === memberId);
}

function isForDesk(row: ConcernRow, keepsDesk: boolean): boolean {
  return keepsDesk && row.class === 'technical' && row.state !== 'verified';
}

/** Nobody has said anything to it yet. */
export function isUntouched(row: ConcernRow): boolean {
  return row.state === 'raised' && row.class === null && row.weight === 1;
}
