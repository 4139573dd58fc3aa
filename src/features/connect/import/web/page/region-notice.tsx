import { Info } from 'lucide-react';
import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { likelierRegion } from '../../columns/heading-language.ts';
import { nameRegion } from '../columns/regions.ts';
import type { ImportChanges } from '../columns/use-import-changes.ts';
import { importText } from '../import-text.ts';
import classes from './import-page.module.css';

/** Asks whose numbers these are where the headings speak another language than the country. */
export function RegionNotice({ list, change }: ImportChanges) {
  const text = importText.useText();
  const { locale } = useStore(reader);
  const [isSettled, setIsSettled] = useState(list.mapping_remembered);
  const hasPhones = list.mapping.some(({ target }) => target.endsWith('.phones'));
  const likelier = hasPhones && likelierRegion(list.headings, list.region);
  if (isSettled || !likelier || !list.region) return null;
  const given = { country: nameRegion(list.region, locale), other: nameRegion(likelier, locale) };
  function settle(region: string): void {
    setIsSettled(true);
    change({ region });
  }
  return (
    <div className={classes.region} role="status">
      <p className={classes.warning}>
        <Info size={14} className={classes.sign} aria-hidden="true" />
        {text('region.ask', given)}
      </p>
      <div className={classes.answers}>
        <Button onClick={() => settle(likelier)}>{text('region.other', given)}</Button>
        <Button onClick={() => settle(list.region!)}>{text('region.keep', given)}</Button>
      </div>
    </div>
  );
}
