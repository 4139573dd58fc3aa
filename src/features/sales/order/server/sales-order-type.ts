import type { RecordType } from '#src/records/server/record-type.ts';
import { salesOrder } from '../sales-order.ts';
import { completeOrders } from './complete-orders.ts';

export const salesOrderType: RecordType = { declaration: salesOrder, beforeSave: completeOrders };
