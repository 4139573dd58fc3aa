import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../purpose.de.json' with { type: 'json' };
import italian from '../purpose.it.json' with { type: 'json' };
import { purpose } from '../purpose.ts';

export const purposeType: RecordType = { declaration: purpose, packs: [german, italian] };
