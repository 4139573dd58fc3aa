import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { importText } from '../import-text.ts';
import classes from './column-list.module.css';
import { listRegions, nameRegion } from './regions.ts';
import type { ImportChanges } from './use-import-changes.ts';

/** Which sheet is read, and where phone numbers without a prefix are from; shown where it matters. */
export function ListSettings({ list, change, disabled }: ImportChanges & { disabled: boolean }) {
  const text = importText.useText();
  const { locale } = useStore(reader);
  const { sheets, sheet, region } = list;
  const hasPhones = list.mapping.some(({ target }) => target.endsWith('.phones'));
  if (sheets.length < 2 && !hasPhones) return null;
  return (
    <div className={classes.settings}>
      {sheets.length > 1 && (
        <SelectField
          label={text('settings.sheet')}
          disabled={disabled}
          value={sheet ?? ''}
          onChange={({ target }) => change({ sheet: target.value })}
        >
          {sheets.map(({ name, hidden }) => (
            <option key={name} value={name}>
              {hidden ? text('settings.hidden', { sheet: name }) : name}
            </option>
          ))}
        </SelectField>
      )}
      {hasPhones && (
        <SelectField
          label={text('settings.region')}
          hint={text('settings.regionHint')}
          disabled={disabled}
          value={region ?? ''}
          onChange={({ target }) => change({ region: target.value || null })}
        >
          <option value="">{text('settings.noRegion')}</option>
          {listRegions(locale).map((code) => (
            <option key={code} value={code}>
              {nameRegion(code, locale)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
