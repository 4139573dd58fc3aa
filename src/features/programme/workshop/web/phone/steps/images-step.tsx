import { useState } from 'react';
import { IMAGE_NAMES } from '../../../images/images.ts';
import { isSmallRoom } from '../../../room.ts';
import { DrawnImage } from '../drawn-image.tsx';
import { newSecret, roundOf } from '../kept.ts';

import styles from '../phone.module.css';
import { usePhoneText } from '../phone-text.ts';
import type { StepProps } from '../step-props.ts';
import { TextField } from '../text-field.tsx';
import { CARD_STATES } from './own-cards.tsx';

/** A silent choice of an image and one line; then the wall of all. */
export function ImagesStep(props: StepProps) {
  const { text } = usePhoneText();
  const { images, phase } = props.board;
  if (phase === 'open') return <ChooseImage {...props} />;
  return (
    <>
      <p className={styles.lead}>{text(images.length > 0 ? 'revealed' : 'nothingCame')}</p>
      <ul className={styles.wall}>
        {images.map(({ id, image, line, hidden }) => (
          <li key={id} className={styles.card}>
            <DrawnImage name={image} />
            <p>{hidden === null ? line : text('hidden', { reason: hidden })}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function ChooseImage({ board, kept, change }: StepProps) {
  const { text, image: say } = usePhoneText();
  const own = kept.drafts.find(({ kind }) => kind === 'image');
  const [image, setImage] = useState(own?.image ?? '');
  const [line, setLine] = useState(own?.text ?? '');
  const isSame = own?.image === image && own.text === line;
  const save = () =>
    change((before) => {
      const known = before.drafts.find(({ kind }) => kind === 'image');
      const draft = {
        ...{ secret: known?.secret ?? newSecret(), kind: 'image', text: line.trim(), image },
        ...{ state: 'waiting' as const, ...roundOf(known) },
      };
      return { ...before, drafts: [...before.drafts.filter((one) => one !== known), draft] };
    });
  return (
    <>
      <p className={styles.note}>
        {text(isSmallRoom(board.people.joined) ? 'fewPeople' : 'unnamed')}
      </p>
      <p className={styles.lead}>{text('imageHint')}</p>
      <fieldset className={styles.images}>
        <legend className={styles.unseen}>{text('imageChosen')}</legend>
        {IMAGE_NAMES.map((name) => (
          <label key={name} className={styles.image}>
            <input
              type="radio"
              name="image"
              aria-label={say(name)}
              checked={image === name}
              onChange={() => setImage(name)}
            />
            <DrawnImage name={name} />
          </label>
        ))}
      </fieldset>
      <div className={styles.foot}>
        <TextField label={text('line')} value={line} rows={2} onChange={setLine} />
        <button
          type="button"
          className={styles.primary}
          disabled={!image || (own !== undefined && isSame)}
          onClick={save}
        >
          {text(own ? 'changeImage' : 'sendImage')}
        </button>
        <p role="status" className={styles.quiet}>
          {own && text(CARD_STATES[own.state])}
        </p>
      </div>
    </>
  );
}
