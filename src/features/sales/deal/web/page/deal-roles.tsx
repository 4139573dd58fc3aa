import { fieldLabel } from '#src/records/web/labels.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { dealText } from '../deal-text.ts';
import classes from './deal-top.module.css';
import type { ShownDeal } from './shown-deal.ts';

interface DealRolesProps {
  deal: ShownDeal;
  roles: readonly ('deciders' | 'champions' | 'evaluators' | 'buyers')[];
}

/** Who is in it, each with what they do; and whom else they look at. */
export function DealRoles({ deal, roles }: DealRolesProps) {
  const text = dealText.useText();
  const declaration = useRecordType('deal');
  const filled = roles.filter((role) => deal[role].some((id) => deal.refs[id]));
  if (filled.length === 0 && deal.competitors.length === 0) return null;
  return (
    <dl className={classes.roles}>
      {filled.map((role) => (
        <div key={role} className={classes.role}>
          <dt>{fieldLabel(declaration, role)}</dt>
          <dd>
            {deal[role].map((id) => {
              const person = deal.refs[id];
              return (
                person && (
                  <RecordLink key={id} type="person" id={id} className={classes.person}>
                    <Avatar name={person.title} size="s" /> {person.title}
                  </RecordLink>
                )
              );
            })}
          </dd>
        </div>
      ))}
      {deal.competitors.length > 0 && (
        <div className={classes.role}>
          <dt>{text('page.competitors')}</dt>
          <dd>{deal.competitors.join(', ')}</dd>
        </div>
      )}
    </dl>
  );
}
