import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../macro.de.json' with { type: 'json' };
import italian from '../macro.it.json' with { type: 'json' };
import { macro } from '../macro.ts';

export const macroType: RecordType = {
  declaration: macro,
  capability: 'cases',
  packs: [german, italian],
};
