import { useQuery } from '@tanstack/react-query';
import { duplicatesQuery } from './duplicate-query.ts';
import { duplicateText } from './duplicate-text.ts';

/** How many pairs wait to be looked at; nothing while there are none. */
export function DuplicateCount() {
  const text = duplicateText.useText();
  const { data } = useQuery(duplicatesQuery('open'));
  return data?.count ? <span>{text('waiting', { count: data.count })}</span> : null;
}
