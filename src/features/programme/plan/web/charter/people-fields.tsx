import { type MemberName, useActiveMembers } from '#src/records/web/data/use-members.ts';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import classes from '../programme.module.css';
import { programmeText } from '../programme-text.ts';
import { WHO, type Who } from './charter-draft.ts';
import type { FieldsProps } from './fields-props.ts';

/** Who answers for it, who looks after it and who stands in; each with what they take on. */
export function PeopleFields({ draft, set }: FieldsProps) {
  const text = programmeText.useText();
  const members = useActiveMembers();
  return (
    <section className={classes.form}>
      <h2>{text('parts.people')}</h2>
      {WHO.map((who) => (
        <div key={who} className={classes.form}>
          <SelectField
            label={text(`who.${who}`)}
            hint={text(`whoHint.${who}`)}
            value={draft.people[who]}
            onChange={({ target }) => set({ people: { ...draft.people, [who]: target.value } })}
          >
            <option value="">{text('choose')}</option>
            {members.filter(mayBe(who)).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextAreaField
            label={text(`dutiesOf.${who}`)}
            hint={text('dutiesHint')}
            rows={3}
            value={draft.duties[who]}
            onChange={({ target }) => set({ duties: { ...draft.duties, [who]: target.value } })}
          />
        </div>
      ))}
    </section>
  );
}

function mayBe(who: Who): (member: MemberName) => boolean {
  if (who === 'sponsor') return ({ role }) => role !== 'member';
  if (who === 'administrator') return ({ role }) => role === 'administrator';
  return () => true;
}
