import { followPerson } from '#src/features/people/person/server/person-queries.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import { activity } from '../activity.ts';

export const activityType: RecordType = { declaration: activity, beforeSave: followPerson };
