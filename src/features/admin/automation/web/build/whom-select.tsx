import type { RecordDeclaration } from '#src/records/define-record.ts';
import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { useTeams } from '#src/records/web/data/use-teams.ts';
import { SelectField } from '#src/web/ui/select-field.tsx';
import type { AssignTo, Whom } from '../../automation.ts';
import { automationText } from '../automation-text.ts';

const OWNER = 'owner';
const COMPANY = 'company_owner';
const TEAM = 'team ';

interface WhomSelectProps {
  label: string;
  whom: Whom;
  onChange: (whom: Whom) => void;
}

/** The record's owner, or a member by name. */
export function WhomSelect({ label, whom, onChange }: WhomSelectProps) {
  const text = automationText.useText();
  return (
    <SelectField
      label={label}
      value={whom.kind === 'owner' ? OWNER : whom.id}
      onChange={({ target: { value } }) =>
        onChange(value === OWNER ? { kind: 'owner' } : { kind: 'member', id: value })
      }
    >
      <option value={OWNER}>{text('build.owner')}</option>
      <MemberOptions />
    </SelectField>
  );
}

interface AssignSelectProps {
  declaration: RecordDeclaration;
  to: AssignTo;
  onChange: (to: AssignTo) => void;
}

/** A member, whoever looks after the company, or a team in turns. */
export function AssignSelect({ declaration, to, onChange }: AssignSelectProps) {
  const text = automationText.useText();
  const teams = useTeams();
  const company = declaration.fields.company_id;
  const value = to.kind === 'member' ? to.id : to.kind === 'team' ? TEAM + to.id : COMPANY;
  function choose(chosen: string): void {
    if (chosen === COMPANY) onChange({ kind: 'company_owner' });
    else if (chosen.startsWith(TEAM)) onChange({ kind: 'team', id: chosen.slice(TEAM.length) });
    else onChange({ kind: 'member', id: chosen });
  }
  return (
    <SelectField
      label={text('build.whom')}
      required
      value={value}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">…</option>
      {company && 'to' in company && <option value={COMPANY}>{text('build.companyOwner')}</option>}
      {teams.length > 0 && (
        <optgroup label={text('build.teams')}>
          {teams.map(({ id, name }) => (
            <option key={id} value={TEAM + id}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
      <MemberOptions />
    </SelectField>
  );
}

function MemberOptions() {
  const text = automationText.useText();
  const members = useActiveMembers();
  return (
    <optgroup label={text('build.members')}>
      {members.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
