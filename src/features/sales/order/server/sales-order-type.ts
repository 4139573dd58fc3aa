import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../sales-order.de.json' with { type: 'json' };
import italian from '../sales-order.it.json' with { type: 'json' };
import { salesOrder } from '../sales-order.ts';
import { completeOrders } from './complete-orders.ts';

export const salesOrderType: RecordType = {
  declaration: salesOrder,
  packs: [german, italian],
  beforeSave: completeOrders,
};
