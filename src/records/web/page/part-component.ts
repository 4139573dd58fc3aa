import { type ComponentType, lazy } from 'react';
import { withTexts } from '#src/web/i18n/packs.ts';
import type { RecordPart } from '#src/web/shell/web-feature.ts';

type Part = ComponentType<{ type: string; id: string }>;
const loaded = new Map<RecordPart, Part>();

/** What draws a part; its code is loaded when it is first drawn. */
export function componentOf(part: RecordPart): Part {
  const known = loaded.get(part) ?? lazy(withTexts(part.part));
  loaded.set(part, known);
  return known;
}
