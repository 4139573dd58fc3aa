import { DEAL_ROLES } from '../../deal.ts';

/** The filter for the deals of a company, or those in which a person has a part. */
export function dealsOf({ type, id }: { type: string; id: string }) {
  if (type === 'company') return { field: 'company_id', op: 'is', value: id };
  return {
    or: [
      { field: 'person_id', op: 'is', value: id },
      ...DEAL_ROLES.map((field) => ({ field, op: 'any_of', value: [id] })),
    ],
  };
}
