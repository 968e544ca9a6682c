import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

export type AnswerHeaders = Dispatcher.ResponseData['headers'];

export interface PreparedRequest {
  readonly dispatcher: Dispatcher;
  readonly request: Dispatcher.RequestOptions;
}

export interface WholeAnswer {
  readonly statusCode: number;
  readonly headers: AnswerHeaders;
  /** As it came. A body of more than was wanted ends somewhere behind that. */
  readonly body: Buffer;
}

interface Taking {
  /** Its reason is what the promise rejects with, at once. */
  readonly signal: AbortSignal;
  /** The head came. Says how many bytes of the body are wanted; what is beyond is not waited for. */
  readonly onHead: (statusCode: number, headers: AnswerHeaders) => number;
  /** Some of the body came. */
  readonly onBytes: () => void;
}

/**
 * Sends a request and takes its answer in the dispatcher's own callbacks. Read as a stream, as `request` of the library
 * hands it out, a small answer takes longer than a server nearby takes to give it.
 */
export function wholeAnswer(
  { dispatcher, request }: PreparedRequest,
  { signal, onHead, onBytes }: Taking,
): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    let head:
      | { readonly statusCode: number; readonly headers: AnswerHeaders; readonly wantedBytes: number }
      | undefined;
    let running: Dispatcher.DispatchController | undefined;
    let received = 0;
    const parts: Buffer[] = [];
    const fail = (reason: unknown): void => {
      signal.removeEventListener('abort', stop);
      // One that never came to be sent: nobody else ends it.
      if (request.body instanceof Readable) request.body.on('error', () => undefined).destroy();
      reject(reason);
    };
    const finish = ({ statusCode, headers }: NonNullable<typeof head>): void => {
      signal.removeEventListener('abort', stop);
      resolve({ statusCode, headers, body: Buffer.concat(parts) });
    };
    const stop = (): void => {
      fail(signal.reason);
      running?.abort(asError(signal.reason));
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    dispatcher.dispatch(request, {
      onRequestStart: (controller) => {
        running = controller;
        // Stopped while its connection was being opened.
        if (signal.aborted) controller.abort(asError(signal.reason));
      },
      onResponseStart: (_controller, statusCode, headers) => {
        // Before the answer itself a server may say that it goes on.
        if (statusCode >= 200) head = { statusCode, headers, wantedBytes: onHead(statusCode, headers) };
      },
      onResponseData: (controller, part) => {
        onBytes();
        received += part.length;
        parts.push(part);
        if (head === undefined || received <= head.wantedBytes) return;
        finish(head);
        controller.abort(new Error('more than was wanted'));
      },
      onResponseEnd: () => {
        if (head !== undefined) finish(head);
      },
      onResponseError: (_controller, error) => fail(error),
    });
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('stopped', { cause: reason });
}
