import type { TeamName } from '#src/records/web/data/use-teams.ts';
import type { Role } from '#src/web/shell/session.ts';
import { workspaceText } from '../../workspace-text.ts';
import classes from '../settings.module.css';

const ROLES: readonly Role[] = ['administrator', 'manager', 'member'];

interface SelectProps<T> {
  /** Read out; without it a visible label names the select by `id`. */
  label?: string;
  id?: string;
  className?: string;
  value: T;
  disabled?: boolean;
  onChange: (value: T) => void;
}

export function RoleSelect({ label, id, className, value, disabled, onChange }: SelectProps<Role>) {
  const text = workspaceText.useText();
  return (
    <select
      id={id}
      className={className ?? classes.select}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={({ target }) => onChange(target.value as Role)}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {text(`roles.${role}`)}
        </option>
      ))}
    </select>
  );
}

export function TeamSelect(props: SelectProps<string | null> & { teams: readonly TeamName[] }) {
  const text = workspaceText.useText();
  const { label, id, className, value, disabled, onChange, teams } = props;
  return (
    <select
      id={id}
      className={className ?? classes.select}
      aria-label={label}
      value={value ?? ''}
      disabled={disabled}
      onChange={({ target }) => onChange(target.value || null)}
    >
      <option value="">{text('members.noTeam')}</option>
      {teams.map(({ id: teamId, name }) => (
        <option key={teamId} value={teamId}>
          {name}
        </option>
      ))}
    </select>
  );
}
