import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { OfferAnswer } from '../mentor-api.ts';
import classes from './learning.module.css';
import { learningText } from './learning-text.ts';
import { mentorsQuery } from './mentors-query.ts';
import { useLearningVerbs } from './use-learning-verbs.ts';

/** Who helps with what; one click asks. */
export function MentorsSection() {
  const text = learningText.useText();
  const { data } = useQuery(mentorsQuery);
  return (
    <section className={classes.part} id="mentors">
      <h2>{text('mentor.title')}</h2>
      <p className={classes.quiet}>{text('mentor.lead')}</p>
      <ul>
        {data?.map((offer) => (
          <Offer key={offer.id} offer={offer} />
        ))}
      </ul>
      <OfferForm />
    </section>
  );
}

function Offer({ offer }: { offer: OfferAnswer }) {
  const text = learningText.useText();
  const { ask, helped, withdraw } = useLearningVerbs();
  const { id, member, words, is_mine, my_ask, asked_by } = offer;
  const touch = classes.touch ?? '';
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p>
          <span className={classes.name}>{member.name}</span>: {words}
        </p>
        {offer.helped > 0 && (
          <p className={classes.quiet}>{text('mentor.helped', { count: offer.helped })}</p>
        )}
        {asked_by.length > 0 && (
          <p>{text('mentor.askedBy', { names: asked_by.map(({ name }) => name).join(', ') })}</p>
        )}
      </div>
      {is_mine && (
        <Button className={touch} onClick={() => void withdraw(id)}>
          {text('mentor.withdraw')}
        </Button>
      )}
      {!is_mine && !my_ask && (
        <Button className={touch} onClick={() => void ask(id)}>
          {text('mentor.ask', { name: member.name })}
        </Button>
      )}
      {my_ask && (
        <Button className={touch} onClick={() => void helped(id)}>
          {text('mentor.sayHelped')}
        </Button>
      )}
    </li>
  );
}

function OfferForm() {
  const text = learningText.useText();
  const { offer } = useLearningVerbs();
  const [words, setWords] = useState('');
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await offer({ words })) setWords('');
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <TextField
        label={text('mentor.iHelp')}
        required
        maxLength={200}
        placeholder={text('mentor.example')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <Button type="submit" className={classes.touch ?? ''}>
        {text('mentor.offer')}
      </Button>
    </form>
  );
}
