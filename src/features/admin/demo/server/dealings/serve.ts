import {
  closeCase,
  resolveCase,
  respondToCase,
  takeCase,
  waitForCustomer,
} from '#src/features/service/case/server/case-commands.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { Hands } from './stage-hand.ts';

type Serving =
  | 'open_case'
  | 'take_case'
  | 'answer_case'
  | 'wait_for_customer'
  | 'resolve_case'
  | 'close_case';

export const servingHands: Hands<Serving> = {
  open_case: (ctx, { types, known }, { case: { queue, ...values } }) =>
    createRecords(ctx, types.get('service_case')!, [
      { ...values, queue_id: known.queues[queue], owner_id: null },
    ]),
  take_case: (ctx, _, { id }) => takeCase(ctx, id),
  answer_case: (ctx, _, { id }) => respondToCase(ctx, id),
  wait_for_customer: (ctx, _, { id }) => waitForCustomer(ctx, id),
  resolve_case: (ctx, _, { id, resolution }) => resolveCase(ctx, id, resolution),
  async close_case(ctx, { types }, { id, satisfaction }) {
    if (satisfaction) {
      const patch = { satisfaction };
      await updateRecords(ctx, types.get('service_case')!, [{ id, patch }], { verb: 'rated' });
    }
    await closeCase(ctx, id);
  },
};
