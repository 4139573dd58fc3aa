import { ADDRESS_STATES } from '#src/features/people/address/address-state.ts';
import { REACHES } from '#src/features/people/address/reach.ts';
import { registerTestWords } from '#src/records/web/filter/named-words.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };

const { text } = defineCatalogue('features/people/segment/web/shared', english);

export const TEST_NAMES = ['reach_mail', 'reach_letter', 'reach_phone', 'main_address'] as const;
type TestName = (typeof TEST_NAMES)[number];

/** What a test may be answered by, as it is said. */
export function testsOf(test: TestName): { is: string; label: string }[] {
  if (test === 'main_address') {
    return [...ADDRESS_STATES, 'none' as const].map((is) => ({ is, label: text(`address.${is}`) }));
  }
  const isByPhone = test === 'reach_phone';
  return REACHES.filter(
    (is) => test === 'reach_mail' || (is !== 'bounced' && is !== 'invalid'),
  ).map((is) => ({
    is,
    label: text(isByPhone && is === 'no_address' ? 'reach.no_number' : `reach.${is}`),
  }));
}

/** Lets filters of people be said wherever they stand. */
export function registerTests(): void {
  for (const name of TEST_NAMES) {
    registerTestWords(name, ({ is }) => {
      const answer = testsOf(name).find((one) => one.is === is)?.label ?? is;
      return `${text(`test.${name}`)}: ${answer}`;
    });
  }
}
