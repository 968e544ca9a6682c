import { useEffect, useRef, useState } from 'react';

/** Phones play these too; the first that this browser can write. */
const KINDS = [
  { mimeType: 'audio/mp4;codecs=mp4a.40.2', extension: 'm4a' },
  { mimeType: 'audio/mp4', extension: 'm4a' },
  { mimeType: 'audio/ogg;codecs=opus', extension: 'ogg' },
  { mimeType: 'audio/webm;codecs=opus', extension: 'webm' },
];

export interface SoundRecording {
  readonly recording: boolean;
  /** Begins, or ends and hands the file over. */
  readonly toggle: () => void;
}

/** Records a sound for a field. Rejections of the microphone go to `onFailure`. */
export function useSoundRecording(onFile: (file: File) => void, onFailure: (error: unknown) => void): SoundRecording {
  const recorder = useRef<MediaRecorder>(undefined);
  const [recording, setRecording] = useState(false);
  useEffect(() => () => recorder.current?.stop(), []);
  async function begin(): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const kind = KINDS.find(({ mimeType }) => MediaRecorder.isTypeSupported(mimeType));
    const made = new MediaRecorder(stream, kind === undefined ? {} : { mimeType: kind.mimeType });
    const parts: Blob[] = [];
    made.addEventListener('dataavailable', ({ data }) => parts.push(data));
    made.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop();
      recorder.current = undefined;
      setRecording(false);
      const name = `ebb-rec-${new Date().toISOString().replaceAll(/[^\d]/gu, '').slice(0, 14)}`;
      if (parts.length > 0) onFile(new File(parts, `${name}.${kind?.extension ?? 'webm'}`, { type: made.mimeType }));
    });
    recorder.current = made;
    made.start();
    setRecording(true);
  }
  return {
    recording,
    toggle: () => {
      if (recorder.current === undefined) begin().catch(onFailure);
      else recorder.current.stop();
    },
  };
}
