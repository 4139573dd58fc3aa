import { useEffect, useState } from 'react';

/** The meeting over the whole screen; a browser that gives none shows it over the page at least. */
export function useFullScreen() {
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    const follow = () => !document.fullscreenElement && setOn(false);
    document.addEventListener('fullscreenchange', follow);
    return () => {
      document.removeEventListener('fullscreenchange', follow);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);
  async function toggle(): Promise<void> {
    setOn(!isOn);
    if (isOn && document.fullscreenElement) await document.exitFullscreen();
    if (!isOn) await document.documentElement.requestFullscreen?.().catch(() => undefined);
  }
  return { isOn, toggle: () => void toggle() };
}
