/** Everything the engine needs from outside and tests want to choose. */
export interface Env {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface Clock {
  /** Epoch milliseconds. */
  nowMs(): number;
  /** Minutes west of UTC at that moment in the user's time zone (UTC+2 is -120). */
  offsetWestMins(atSecs: number): number;
}

export interface Random {
  /** 64 random bits as an unsigned BigInt. */
  bits64(): bigint;
}

export interface Log {
  info(event: string, details?: Record<string, unknown>): void;
  warn(event: string, details?: Record<string, unknown>): void;
  error(event: string, details?: Record<string, unknown>): void;
}
