import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Doing } from '../../dealings/deed.ts';
import type { PipelineKey } from '../../dealings/words/selling.ts';
import type { DemoDoors } from '../demo-doors.ts';
import type { DemoIds } from '../demo-ledger.ts';

/** What deeds leave for those that follow. */
export interface Known {
  /** Stages by `pipeline number`, and the reasons by `kind name`. */
  stages: Map<string, string>;
  reasons: Map<string, string>;
  /** Orders by their deal. */
  orders: Map<string, string>;
  /** Deals by their quote. */
  offered: Map<string, string>;
  queues: string[];
  purposes: string[];
  /** Whom each deal is with, and on which way it is. */
  contacts: Map<string, { person_id: string; company_id: string; pipeline: PipelineKey }>;
}

export interface Stage {
  types: RecordTypes;
  doors: DemoDoors;
  /** Of public links. */
  key: Buffer;
  ids: DemoIds;
  known: Known;
}

/** Does one thing, by the commands that the screens use. */
export type Hand<What extends Doing['do']> = (
  ctx: WriteContext,
  stage: Stage,
  doing: Extract<Doing, { do: What }>,
) => Promise<unknown>;

export type Hands<What extends Doing['do']> = { [One in What]: Hand<One> };
