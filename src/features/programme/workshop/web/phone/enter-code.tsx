import { useState } from 'react';
import { readCode } from '../../limits.ts';
import styles from './phone.module.css';
import { usePhoneText } from './phone-text.ts';

/** Where somebody has come without a code, or with one that opens nothing. */
export function EnterCode({ reason }: { reason: string }) {
  const { text } = usePhoneText();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const problem = isWrong ? text('noWorkshop') : reason && text(reason);
  return (
    <main className={styles.main}>
      <h1>{text('enterCode')}</h1>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const code = readCode(typed);
          if (code) location.assign(`/j/${code}`);
          else setWrong(true);
        }}
      >
        <label htmlFor="code">{text('code')}</label>
        <input
          id="code"
          className={styles.code}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={12}
          aria-describedby="problem"
          required
        />
        <p id="problem" role="alert" className={styles.problem}>
          {problem}
        </p>
        <button type="submit" className={styles.primary}>
          {text('enter')}
        </button>
      </form>
    </main>
  );
}
