import { beforeEach, expect, it } from 'vitest';
import { OwnVoice } from './own-voice.ts';

class FakeRecorder extends EventTarget {
  readonly mimeType = 'audio/webm';
  start(): void {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['voice']) }));
  }
  stop(): void {
    this.dispatchEvent(new Event('stop'));
  }
}

let open: number;
let played: Blob[];
let refusal: DOMException | undefined;
let voice: OwnVoice;
beforeEach(() => {
  [open, played, refusal] = [0, [], undefined];
  const microphone = async (): Promise<MediaStream> => {
    if (refusal !== undefined) throw refusal;
    open += 1;
    return { getTracks: () => [{ stop: () => (open -= 1) }] } as unknown as MediaStream;
  };
  const recorder = (): MediaRecorder => new FakeRecorder() as unknown as MediaRecorder;
  voice = new OwnVoice({ microphone, recorder, play: (recording) => played.push(recording) });
});

it('is recorded, played when it ends, and played again', async () => {
  await voice.toggle();
  expect([voice.state.phase, open]).toEqual(['recording', 1]);
  await voice.toggle();
  expect([voice.state.phase, open, played.length]).toEqual(['recorded', 0, 1]);
  expect(await played[0]?.text()).toBe('voice');
  voice.replay();
  expect(played).toHaveLength(2);
});

it('is gone with the next card, and the microphone is closed', async () => {
  await voice.toggle();
  voice.clear();
  expect([voice.state.phase, open]).toEqual(['empty', 0]);
  voice.replay();
  expect(played).toEqual([]);
});

it('is not recorded for a card that is gone when the microphone is granted', async () => {
  const granted = voice.toggle();
  voice.clear();
  await granted;
  expect([voice.state.phase, open]).toEqual(['empty', 0]);
});

it.each([
  ['NotFoundError', 'noMicrophone'],
  ['NotAllowedError', 'refused'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'unsupported'],
])('says after %s: %s', async (name, failure) => {
  refusal = new DOMException('', name);
  await voice.toggle();
  expect(voice.state).toEqual({ phase: 'empty', failure });
});
