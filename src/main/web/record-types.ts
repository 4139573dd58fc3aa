import { company } from '#src/features/people/company/company.ts';
import { fact } from '#src/features/people/fact/fact.ts';
import { person } from '#src/features/people/person/person.ts';
import { activity } from '#src/features/work/activity/activity.ts';
import { file } from '#src/features/work/file/file.ts';
import { task } from '#src/features/work/task/task.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';

/** All record types, loaded with the first screen that shows records. */
export const recordTypes: readonly RecordDeclaration[] = [
  person,
  company,
  activity,
  task,
  fact,
  file,
];
