import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../service-case.de.json' with { type: 'json' };
import italian from '../service-case.it.json' with { type: 'json' };
import { serviceCase } from '../service-case.ts';
import { completeCases } from './complete-cases.ts';

export const serviceCaseType: RecordType = {
  declaration: serviceCase,
  capability: 'cases',
  packs: [german, italian],
  beforeSave: completeCases,
};
