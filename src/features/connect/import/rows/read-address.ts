import type { ImportTarget } from '../import-targets.ts';
import {
  cellsOf,
  type FilledCell,
  fitText,
  keepAside,
  onOneLine,
  type RowDraft,
  type Scope,
} from './row-draft.ts';

export interface PostalAddress {
  street?: string;
  postal_code?: string;
  city?: string;
  country?: string;
}

export type AddressLimits = Record<keyof PostalAddress, number>;

const PARTS = ['street', 'postal_code', 'city', 'country'] as const;
/** `D-80331 München`, `20121 Milano`, `SW1A 1AA London`, `1012 AB Amsterdam`. */
const POSTAL_CITY =
  /^((?:[A-Z]{1,2}-)?\d{4,6}(?: [A-Z]{2}(?= ))?|\d{3} \d{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})[ ,/]+(\D.*)$/;

/**
 * The first address of the row that has a street or a town, whole: parts of two addresses are
 * never mixed. Further addresses are kept aside.
 */
export function readAddress(draft: RowDraft, scope: Scope, limits: AddressLimits): PostalAddress {
  const groups = groupCells(draft, scope);
  const chosen = [...groups.values()].find(
    (group) => group.street || group.city || group.postal_city,
  );
  const taken = chosen ?? groups.values().next().value;
  for (const group of groups.values()) {
    if (group === taken) continue;
    for (const { text, mapping } of Object.values(group).flat()) {
      keepAside(draft, scope, { label: mapping.heading, text: onOneLine(text) });
    }
  }
  return taken ? joinAddress(draft, scope, { group: splitTown(taken), limits }) : {};
}

type AddressGroup = Partial<Record<(typeof PARTS)[number] | 'postal_city', FilledCell[]>>;

function groupCells(draft: RowDraft, scope: Scope): Map<string, AddressGroup> {
  const groups = new Map<string, AddressGroup>();
  for (const part of [...PARTS, 'postal_city'] as const) {
    for (const cell of cellsOf(draft, `${scope}.${part}` as ImportTarget)) {
      const name = cell.mapping.group ?? '';
      const group = groups.get(name) ?? {};
      groups.set(name, group);
      group[part] = [...(group[part] ?? []), cell];
    }
  }
  return groups;
}

function splitTown(group: AddressGroup): AddressGroup {
  const [cell] = group.postal_city ?? [];
  if (!cell) return group;
  const parts = POSTAL_CITY.exec(onOneLine(cell.text));
  if (!parts) return { ...group, city: group.city ?? [cell] };
  return {
    ...group,
    postal_code: group.postal_code ?? [{ ...cell, text: parts[1]! }],
    city: group.city ?? [{ ...cell, text: parts[2]! }],
  };
}

function joinAddress(
  draft: RowDraft,
  scope: Scope,
  from: { group: AddressGroup; limits: AddressLimits },
): PostalAddress {
  const address: PostalAddress = {};
  for (const part of PARTS) {
    const cells = from.group[part] ?? [];
    if (cells.length === 0) continue;
    const texts = cells.map(({ text }) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .join(', '),
    );
    // Lines of a street belong together; of other parts the first counts.
    const text = part === 'street' ? [...new Set(texts)].join(', ') : texts[0]!;
    for (const [at, other] of texts.entries()) {
      if (part !== 'street' && other !== text) {
        keepAside(draft, scope, { label: cells[at]!.mapping.heading, text: other });
      }
    }
    address[part] = fitText(draft, scope, {
      cell: cells[0]!,
      text: onOneLine(text),
      maxLength: from.limits[part],
    });
  }
  return address;
}
