import { isSmallRoom } from '../../../room.ts';
import styles from '../phone.module.css';
import { usePhoneText } from '../phone-text.ts';
import type { StepProps } from '../step-props.ts';

/** What the day is for, to read along while somebody tells it. */
export function PresentStep({ board: { objectives, people } }: StepProps) {
  const { text } = usePhoneText();
  return (
    <>
      <p className={styles.lead}>{text('listen')}</p>
      <p className={styles.note}>{text(isSmallRoom(people.joined) ? 'fewPeople' : 'unnamed')}</p>
      {objectives.length > 0 && (
        <section aria-label={text('objectives')}>
          <h2>{text('objectives')}</h2>
          <ul className={styles.list}>
            {objectives.map((objective) => (
              <li key={objective.text} className={styles.card}>
                <p>{objective.text}</p>
                {objective.serves && (
                  <p className={styles.quiet}>
                    {text('serves')} {objective.serves}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
