import type { RecordType } from '#src/records/server/record-type.ts';
import { serviceCase } from '../service-case.ts';

export const serviceCaseType: RecordType = { declaration: serviceCase };
