import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';

/** From here on a leader leads by the live figures. */
export const LEADER_USE = THRESHOLDS.leader_use;
