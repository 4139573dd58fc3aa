import type { RecordType } from '#src/records/server/record-type.ts';
import { price } from '../price.ts';

export const priceType: RecordType = { declaration: price };
