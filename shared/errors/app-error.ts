import type { ErrorCode, ErrorDetails, WireError } from './error-codes.ts';

/** The one error type that crosses layers. Thrown where the cause is understood. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError';
  readonly code: C;
  readonly details: ErrorDetails[C];
  readonly incident: string | undefined;

  constructor(code: C, details: ErrorDetails[C], options: { cause?: unknown; incident?: string } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = details;
    this.incident = options.incident;
  }

  toWire(): WireError {
    const wire: WireError = { code: this.code, details: { ...this.details } };
    if (this.incident !== undefined) wire.incident = this.incident;
    return wire;
  }

  static fromWire(wire: WireError): AppError {
    return new AppError(
      wire.code,
      wire.details as ErrorDetails[ErrorCode],
      wire.incident === undefined ? {} : { incident: wire.incident },
    );
  }
}

export function isAppError<C extends ErrorCode>(error: unknown, code?: C): error is AppError<C> {
  return error instanceof AppError && (code === undefined || error.code === code);
}
