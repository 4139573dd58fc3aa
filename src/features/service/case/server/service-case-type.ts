import type { RecordType } from '#src/records/server/record-type.ts';
import { serviceCase } from '../service-case.ts';
import { completeCases } from './complete-cases.ts';

export const serviceCaseType: RecordType = {
  declaration: serviceCase,
  beforeSave: completeCases,
};
