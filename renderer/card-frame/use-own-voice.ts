import { useEffect, useState, useSyncExternalStore } from 'react';
import { OwnVoice, type VoiceState } from './own-voice.ts';

export interface OwnVoiceControls {
  readonly state: VoiceState;
  /** Begins to record, or ends it and plays what was said. */
  toggle(): void;
  replay(): void;
}

/** Recording one's own voice beside a card; `showing` names the card's showing, as for the frame. */
export function useOwnVoice(showing: string): OwnVoiceControls {
  const [voice] = useState(() => new OwnVoice({ microphone: microphone(), recorder, play }));
  const state = useSyncExternalStore(voice.subscribe, () => voice.state);
  useEffect(() => () => voice.clear(), [voice, showing]);
  return { state, toggle: () => void voice.toggle(), replay: () => voice.replay() };
}

function microphone(): (() => Promise<MediaStream>) | undefined {
  // Only pages of a safe origin have any devices.
  if (!('mediaDevices' in navigator) || !('MediaRecorder' in window)) return undefined;
  return () => navigator.mediaDevices.getUserMedia({ audio: true });
}

function recorder(stream: MediaStream): MediaRecorder {
  return new MediaRecorder(stream);
}

function play(recording: Blob): void {
  const address = URL.createObjectURL(recording);
  const player = new Audio(address);
  player.addEventListener('ended', () => URL.revokeObjectURL(address));
  // What can't be played can't be heard: there is nothing to be told beyond that.
  player.play().catch(() => URL.revokeObjectURL(address));
}
