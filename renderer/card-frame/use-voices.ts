import { useSyncExternalStore } from 'react';
import type { ListedVoice } from '#shared/domain/template/speech-voices.ts';

const NONE: readonly ListedVoice[] = [];
let known = NONE;

/** The platform's voices; browsers learn of them some time after they have started. */
export function useVoices(): readonly ListedVoice[] {
  return useSyncExternalStore(subscribe, currentVoices);
}

function subscribe(onChange: () => void): () => void {
  const speech = platformSpeech();
  speech?.addEventListener('voiceschanged', onChange);
  return () => speech?.removeEventListener('voiceschanged', onChange);
}

/** The same list as long as the voices are the same: the platform makes a new one each time it is asked. */
function currentVoices(): readonly ListedVoice[] {
  const voices = platformSpeech()?.getVoices() ?? NONE;
  const isSame = voices.length === known.length && voices.every(({ name }, i) => name === known[i]?.name);
  if (!isSame) known = voices;
  return known;
}

function platformSpeech(): SpeechSynthesis | undefined {
  return 'speechSynthesis' in window ? window.speechSynthesis : undefined;
}
