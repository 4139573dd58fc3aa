import { companyType } from '#src/features/people/company/server/company-type.ts';
import { factType } from '#src/features/people/fact/server/fact-type.ts';
import { personType } from '#src/features/people/person/server/person-type.ts';
import { activityType } from '#src/features/work/activity/server/activity-type.ts';
import { fileType } from '#src/features/work/file/server/file-type.ts';
import { taskType } from '#src/features/work/task/server/task-type.ts';
import { collectRecordTypes } from '#src/records/server/record-type.ts';
import { savedViewType } from '#src/records/server/views/saved-view-type.ts';

/** Every record type of the product; what refers to another comes after it. */
export const recordTypes = collectRecordTypes([
  companyType,
  personType,
  factType,
  activityType,
  taskType,
  fileType,
  savedViewType,
]);
