import { TriangleAlert } from 'lucide-react';
import { isOwnAddress } from '#src/lib/own-address.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };
import classes from './only-here.module.css';

const shared = defineCatalogue('features/admin/workspace/web/shared', english);

/** Beside a link that is handed over: says so where it opens on this computer alone. */
export function OnlyHere({ url }: { url: string }) {
  const text = shared.useText();
  if (!isOwnAddress(url)) return null;
  return (
    <p className={classes.note}>
      <TriangleAlert size={14} aria-hidden="true" />
      <span>{text('onlyHere', { place: new URL(url).host })}</span>
    </p>
  );
}
