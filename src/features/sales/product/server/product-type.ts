import type { RecordType } from '#src/records/server/record-type.ts';
import { product } from '../product.ts';

export const productType: RecordType = { declaration: product };
