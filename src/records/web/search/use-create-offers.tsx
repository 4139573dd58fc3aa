import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { type FoundRecord, recordClient } from '../data/record-client.ts';
import { valuesFromText } from '../fields/values-from-text.ts';
import { recordLabel } from '../labels.ts';
import { lookOf } from '../record-look.ts';
import { useRecordTypes } from '../record-registry.ts';
import { recordsText } from '../records-text.ts';
import type { Offer } from './offer.ts';
import classes from './search-palette.module.css';
import { searchText } from './search-text.ts';

/** Lines that make what is missing out of its name, and open it. */
export function useCreateOffers(
  name: string,
  open: (record: FoundRecord, full: boolean) => void,
): Offer[] {
  const text = searchText.useText();
  const client = useQueryClient();
  const types = useRecordTypes();

  async function create(declaration: RecordDeclaration, full: boolean): Promise<void> {
    const { type } = declaration;
    const says = recordsText.text('create.created', { title: name });
    const made = await recordClient(declaration).create(valuesFromText(declaration, name), {
      says,
    });
    client.setQueryData([type, 'one', made.id], made);
    invalidateTypes(client, new Set([type]));
    open({ type, id: made.id, title: made.title, subtitle: '' }, full);
  }

  return [...types.values()]
    .filter(({ type }) => lookOf(type)?.avatar)
    .map((declaration) => ({
      key: `create ${declaration.type}`,
      group: 'create',
      label: text('createNamed', { type: recordLabel(declaration).toLowerCase(), name }),
      mark: <Plus className={classes.icon} aria-hidden="true" />,
      run: (full) => create(declaration, full),
    }));
}
