import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { type FoundRecord, recordClient, type Values } from '../../data/record-client.ts';
import { valuesFromText } from '../../fields/values-from-text.ts';
import { recordWord } from '../../labels.ts';
import { lookOf } from '../../record-look.ts';
import { useRecordTypes } from '../../record-registry.ts';
import { recordsText } from '../../records-text.ts';
import classes from '../search-palette.module.css';
import { searchText } from '../search-text.ts';
import type { Offer } from './offer.ts';

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
    const made = await recordClient(declaration).create(valuesOf(declaration, name), {
      says,
    });
    client.setQueryData([type, 'one', made.id], made);
    invalidateTypes(client, new Set([type]));
    open({ type, id: made.id, title: made.title, subtitle: '' }, full);
  }

  return [...types.values()]
    .filter((declaration) => !declaration.isSetting && canBeNamed(declaration, name))
    .map((declaration) => ({
      key: `create ${declaration.type}`,
      group: 'create',
      label: text('createNamed', { type: recordWord(declaration), name }),
      mark: <Plus className={classes.icon} aria-hidden="true" />,
      run: (full) => create(declaration, full),
    }));
}

/** Digits and signs are no name, and a mail address is one only of what can be written to. */
function canBeNamed({ type, fields }: RecordDeclaration, name: string): boolean {
  if (!lookOf(type)?.avatar || !/\p{L}/u.test(name)) return false;
  return !isMail(name) || fields.emails?.kind === 'emails';
}

function valuesOf(declaration: RecordDeclaration, name: string): Values {
  return isMail(name) ? { emails: [name] } : valuesFromText(declaration, name);
}

function isMail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
