import { useState } from 'react';
import { countTags } from '../themes.ts';
import { ChoiceField } from './shared/fields.tsx';
import classes from './shared/hearing.module.css';
import type { ConcernSummary } from './shared/hearing-queries.ts';
import { hearingText } from './shared/hearing-text.ts';

/** Narrows the register by where things come from and by theme, each with its count. */
export function useRegisterFilters(items: readonly ConcernSummary[]) {
  const text = hearingText.useText();
  const [cause, setCause] = useState('');
  const [theme, setTheme] = useState('');
  const { causes, themes } = countTags(items);
  const shown = items.filter(
    (one) => (!cause || one.causes.some((own) => own === cause)) && (!theme || one.theme === theme),
  );
  const fields = causes.length + themes.length > 0 && (
    <div className={classes.filters}>
      {causes.length > 0 && (
        <ChoiceField
          label={text('tagsTitle')}
          value={cause}
          empty={text('all')}
          choices={causes.map(([id, count]) => ({
            id,
            name: `${text(`causes.${id}`)} (${count})`,
          }))}
          onChange={setCause}
        />
      )}
      {themes.length > 0 && (
        <ChoiceField
          label={text('themeShort')}
          value={theme}
          empty={text('all')}
          choices={themes.map(([id, count]) => ({ id, name: `${id} (${count})` }))}
          onChange={setTheme}
        />
      )}
    </div>
  );
  return { shown, fields };
}
