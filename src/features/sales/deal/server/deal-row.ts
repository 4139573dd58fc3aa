import type { Row } from '#src/records/server/record-type.ts';

/** What commands need to know of a deal. */
export interface DealRow extends Row {
  title: string;
  version: number;
  pipeline_id: string;
  stage_id: string;
  status: string;
  checks_met: string[];
}
