import { approvalText } from '../shared/approval-text.ts';

interface Named {
  kind: 'leader' | 'manager' | 'administrator' | 'member';
  member?: { name: string } | null;
}

/** Who is meant by a rule: the team's leader, any manager, or somebody by name. */
export function sayApprover({ kind, member }: Named): string {
  if (kind === 'member') return member?.name ?? '';
  return approvalText.text(`approver_${kind}`);
}
