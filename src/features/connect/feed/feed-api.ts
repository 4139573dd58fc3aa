import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const option = (text: string) => z.string().max(8000).optional().describe(text);
const base = { tag: 'Feed (OData)', access: 'member', output: z.unknown() } as const;

/** All that a table is asked with; what is not named here is refused if it begins with `$`. */
const query = z.looseObject({
  $filter: option("Such as status eq 'won' and amount gt 1000"),
  $select: option('Properties, separated by commas'),
  $orderby: option('Such as amount desc,title'),
  $expand: option('What it refers to, such as company($select=title,city)'),
  $top: option('How many rows at most'),
  $skip: option('How many rows to leave out at the beginning'),
  $count: option('true: tell how many rows there are'),
  $skiptoken: option('Where a page goes on, from @odata.nextLink'),
  $format: option('json, or csv for the whole table'),
});
const resource = z.string().max(300);

export const feedRoot = defineEndpoint({
  ...base,
  route: 'GET /odata/v4',
  summary: 'The tables there are to read, for Excel, Power BI and Qlik (OData 4.0)',
  query,
});
export const feedRootSlash = defineEndpoint({
  ...base,
  route: 'GET /odata/v4/',
  summary: 'The same, as programs like to write it',
  query,
});
export const feedResource = defineEndpoint({
  ...base,
  route: 'GET /odata/v4/{resource}',
  summary:
    'The rows of a table by its name, one by people(id), or $metadata; needs the right to export, and is logged',
  params: z.object({ resource }),
  query,
});
export const feedPart = defineEndpoint({
  ...base,
  route: 'GET /odata/v4/{resource}/{part}',
  summary: 'How many rows a table has: people/$count',
  params: z.object({ resource, part: z.string().max(300) }),
  query,
});
