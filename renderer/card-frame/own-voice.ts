/** Why nothing could be recorded. */
export type VoiceFailure = 'noMicrophone' | 'refused' | 'busy' | 'unsupported';

export interface VoiceState {
  readonly phase: 'empty' | 'recording' | 'recorded';
  readonly failure: VoiceFailure | undefined;
}

export interface VoiceDevices {
  /** Undefined where the platform can't record. */
  readonly microphone: (() => Promise<MediaStream>) | undefined;
  readonly recorder: (stream: MediaStream) => MediaRecorder;
  readonly play: (recording: Blob) => void;
}

const empty: VoiceState = { phase: 'empty', failure: undefined };

/** A recording of one's own voice to compare with the card's. It is kept in memory, until the next card. */
export class OwnVoice {
  readonly #devices: VoiceDevices;
  readonly #listeners = new Set<() => void>();
  #state = empty;
  #recorder: MediaRecorder | undefined;
  #recording: Blob | undefined;
  /** Counts the cards: a microphone that is granted late belongs to none that is gone. */
  #turn = 0;

  constructor(devices: VoiceDevices) {
    this.#devices = devices;
  }

  get state(): VoiceState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins to record, or ends it and plays what was said. */
  async toggle(): Promise<void> {
    if (this.#recorder !== undefined) return this.#recorder.stop();
    const { microphone } = this.#devices;
    if (microphone === undefined) return this.#change({ ...this.#state, failure: 'unsupported' });
    const turn = this.#turn;
    try {
      const stream = await microphone();
      if (turn === this.#turn && this.#recorder === undefined) this.#record(stream);
      else release(stream);
    } catch (error: unknown) {
      if (turn === this.#turn) this.#change({ ...this.#state, failure: failureOf(error) });
    }
  }

  replay(): void {
    if (this.#recording !== undefined) this.#devices.play(this.#recording);
  }

  /** Forgets what was recorded, and stops. */
  clear(): void {
    this.#turn += 1;
    this.#recording = undefined;
    this.#recorder?.stop();
    this.#recorder = undefined;
    this.#change(empty);
  }

  #record(stream: MediaStream): void {
    const recorder = this.#devices.recorder(stream);
    const turn = this.#turn;
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('stop', () => {
      release(stream);
      if (turn !== this.#turn) return;
      this.#recorder = undefined;
      this.#recording = new Blob(parts, { type: recorder.mimeType });
      this.#change({ phase: 'recorded', failure: undefined });
      this.replay();
    });
    recorder.start();
    this.#recorder = recorder;
    this.#change({ phase: 'recording', failure: undefined });
  }

  #change(state: VoiceState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** The platform's light that tells of an open microphone goes out. */
function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function failureOf(error: unknown): VoiceFailure {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotFoundError':
      return 'noMicrophone';
    case 'NotAllowedError':
      return 'refused';
    case 'NotReadableError':
      return 'busy';
    default:
      return 'unsupported';
  }
}
