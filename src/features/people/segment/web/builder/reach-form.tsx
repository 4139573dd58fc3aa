import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { purposesQuery } from '#src/features/people/consent/web/shared/purposes-query.ts';
import type { Filter } from '#src/records/filter.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import classes from '../segment.module.css';
import { segmentText } from '../segment-text.ts';
import { TEST_NAMES, testsOf } from '../shared/reach-words.ts';

/** "By e-mail for the newsletter: mail came back", or the state of the main address. */
export function ReachForm({ onAdd }: { onAdd: (condition: Filter) => void }) {
  const text = segmentText.useText();
  const purposes = useQuery(purposesQuery).data ?? [];
  const [test, setTest] = useState<(typeof TEST_NAMES)[number]>('reach_mail');
  const [of, setOf] = useState('');
  const answers = testsOf(test);
  const [chosen, setChosen] = useState('');
  const answer = answers.find(({ is }) => is === chosen) ?? answers[0]!;
  const isReach = test !== 'main_address';
  const add = () => onAdd({ test, is: answer.is, ...(isReach && of && { of }) });
  return (
    <div className={classes.form}>
      <div className={classes.row}>
        <SelectField
          label={text('reachForm.what')}
          value={test}
          onChange={({ target }) => setTest(target.value as typeof test)}
        >
          {TEST_NAMES.map((name) => (
            <option key={name} value={name}>
              {text(`reachForm.${name}`)}
            </option>
          ))}
        </SelectField>
        {isReach && (
          <SelectField
            label={text('purpose')}
            value={of}
            onChange={({ target }) => setOf(target.value)}
          >
            <option value="">{text('noPurpose')}</option>
            {purposes.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={text('reachForm.is')}
          value={answer.is}
          onChange={({ target }) => setChosen(target.value)}
        >
          {answers.map(({ is, label }) => (
            <option key={is} value={is}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
      <Button look="main" onClick={add}>
        {text('add.done')}
      </Button>
    </div>
  );
}
