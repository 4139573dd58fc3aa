import { useEffect, useRef, useState } from 'react';

/** Takes files that are dropped or pasted anywhere on the page; tells whether some hover over it. */
export function useDroppedFiles(take: (files: File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const control = new AbortController();
    const { signal } = control;
    // `dragenter` of a child comes before `dragleave` of its parent
    let depth = 0;
    function handle(type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', step: number): void {
      window.addEventListener(
        type,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          depth = type === 'drop' ? 0 : Math.max(0, depth + step);
          setIsOver(depth > 0);
          if (type === 'drop') latest.current([...event.dataTransfer.files]);
        },
        { signal },
      );
    }
    handle('dragenter', 1);
    handle('dragover', 0);
    handle('dragleave', -1);
    handle('drop', 0);
    window.addEventListener('paste', (event) => takePaste(event, latest.current), { signal });
    return () => control.abort();
  }, []);
  return isOver;
}

function takePaste(event: ClipboardEvent, take: (files: File[]) => void): void {
  const { target, clipboardData } = event;
  if (target instanceof HTMLElement && target.closest('input, textarea, [role=dialog]')) return;
  const files = [...(clipboardData?.files ?? [])];
  const text = clipboardData?.getData('text/plain') ?? '';
  // copied cells come with a picture of themselves
  if (isTable(text)) take([fileOfText(text)]);
  else if (files.length > 0) take(files);
  else return;
  event.preventDefault();
}

/** Cells copied from a spreadsheet: several lines, or tabs between. */
export function isTable(text: string): boolean {
  return /\t/.test(text) || text.trim().includes('\n');
}

export function fileOfText(text: string): File {
  return new File([text], pastedName(text), { type: 'text/plain' });
}

function pastedName(text: string): string {
  return /^\s*BEGIN:VCARD/i.test(text) ? 'pasted.vcf' : 'pasted.txt';
}
