import { useEffect, useRef, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';

interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start(): void;
  stop(): void;
  onresult:
    | ((event: {
        resultIndex: number;
        results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
      }) => void)
    | null;
  onend: (() => void) | null;
  onerror: ((event: { error: string }) => void) | null;
}
type RecognitionMaker = new () => Recognition;

const SPOKEN = window as {
  SpeechRecognition?: RecognitionMaker;
  webkitSpeechRecognition?: RecognitionMaker;
};
const Maker = SPOKEN.SpeechRecognition ?? SPOKEN.webkitSpeechRecognition;

export const canDictate = Maker !== undefined;

/** Speech as text, where the browser does that; it may ask its maker for it. */
export function useDictation(onText: (text: string) => void, onFail: () => void) {
  const { locale } = useStore(reader);
  const [on, setOn] = useState(false);
  const running = useRef<Recognition | null>(null);
  const heard = useRef({ onText, onFail });
  heard.current = { onText, onFail };
  useEffect(() => () => running.current?.stop(), []);

  function start(): void {
    if (!Maker) return;
    const recognition = new Maker();
    recognition.lang = locale;
    recognition.continuous = true;
    recognition.interimResults = false;
    recognition.onresult = ({ resultIndex, results }) => {
      const said = Array.from(results)
        .slice(resultIndex)
        .filter(({ isFinal }) => isFinal);
      heard.current.onText(said.map((result) => result[0]!.transcript.trim()).join(' '));
    };
    recognition.onend = () => setOn(false);
    recognition.onerror = ({ error }) => {
      if (/not-allowed|audio-capture|service/.test(error)) heard.current.onFail();
    };
    running.current = recognition;
    recognition.start();
    setOn(true);
  }

  return { on, start, stop: () => running.current?.stop() };
}
