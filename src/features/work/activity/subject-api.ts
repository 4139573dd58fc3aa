import { z } from 'zod';
import { SUBJECT_FIELDS, type SubjectQuery } from './subject.ts';

const id = z.uuid('An id is a UUID.').optional();

/** Names the one that is asked about, in a query. */
export const subjectQuery = { person_id: id, company_id: id, deal_id: id, case_id: id };
export const ONE_SUBJECT = 'Give person_id, company_id, deal_id or case_id, and only one of them.';

export function namesOneSubject(query: SubjectQuery): boolean {
  return Object.values(SUBJECT_FIELDS).filter((field) => query[field]).length === 1;
}
