/** What activities and tasks are about, and the field by which they say so. */
export const SUBJECT_FIELDS = {
  person: 'person_id',
  company: 'company_id',
  deal: 'deal_id',
  service_case: 'case_id',
} as const;

export type SubjectType = keyof typeof SUBJECT_FIELDS;
type SubjectField = (typeof SUBJECT_FIELDS)[SubjectType];
export interface Subject {
  type: SubjectType;
  id: string;
}

export type SubjectQuery = { [Field in SubjectField]?: string | undefined };

/** The one that a query names. */
export function subjectOf(query: SubjectQuery): Subject {
  const known = Object.entries(SUBJECT_FIELDS) as [SubjectType, SubjectField][];
  const [type, field] = known.find(([, one]) => query[one])!;
  return { type, id: query[field]! };
}

export function subjectField(type: string): string {
  return SUBJECT_FIELDS[type as SubjectType];
}
