import type { RecordType } from '#src/records/server/record-type.ts';
import { salesOrder } from '../sales-order.ts';

export const salesOrderType: RecordType = { declaration: salesOrder };
