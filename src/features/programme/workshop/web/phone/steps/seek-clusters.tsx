import { useState } from 'react';
import { foldText } from '#src/lib/fold-text.ts';
import type { BoardCluster } from '../../../workshop-board.ts';
import styles from '../phone.module.css';
import { usePhoneText } from '../phone-text.ts';

/** Fewer are looked through faster than they are sought. */
const SOUGHT_FROM = 30;

/** The clusters that bear the words sought, and the field for them where there are many. */
export function useSought(clusters: readonly BoardCluster[]) {
  const { text } = usePhoneText();
  const [sought, seek] = useState('');
  const words = foldText(sought).split(' ').filter(Boolean);
  const found = words.length === 0 ? clusters : clusters.filter((one) => bears(one, words));
  const field = clusters.length >= SOUGHT_FROM && (
    <div className={styles.form}>
      <input
        type="search"
        aria-label={text('seek')}
        placeholder={text('seek')}
        value={sought}
        onChange={({ target }) => seek(target.value)}
      />
      <p role="status" className={styles.quiet}>
        {found.length === 0 && text('nothingFound')}
      </p>
    </div>
  );
  return { found, field };
}

function bears({ title, cards }: BoardCluster, words: readonly string[]): boolean {
  const said = foldText([title ?? '', ...cards.map(({ text }) => text)].join(' '));
  return words.every((word) => said.includes(word));
}
