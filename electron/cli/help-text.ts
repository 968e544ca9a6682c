import { z } from 'zod';
import { contract } from '#shared/contract/contract.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { findMethod, methodNames } from '#shared/rpc/method-def.ts';

const usage = `Usage:
  ebb [--now UNIXSECONDS] [--tz ZONE] --profile DIR SERVICE.METHOD ['JSON']
  ebb [--now UNIXSECONDS] [--tz ZONE] --profile DIR batch
  ebb --help [SERVICE.METHOD]

DIR is a profile folder, made if missing. Prints the output as one line of JSON, or
{"error":{"code":…,"details":…}} with exit code 1. "batch" reads one
{"method":…,"input":…} a line and answers {"output":…} or {"error":…} a line.
`;

/** Help for the command, or for one method: everything comes from the contract. */
export function helpText(method: string | undefined): string {
  if (method !== undefined) return methodHelp(method);
  const lines = methodNames(contract).map(
    (name) => `  ${name.padEnd(24)} ${findMethod(contract, name)?.summary ?? ''}`,
  );
  return `${usage}\nMethods:\n${lines.join('\n')}\n`;
}

function methodHelp(name: string): string {
  const def = findMethod(contract, name);
  if (def === undefined) throw new AppError('unknownMethod', { method: name });
  const schema = (part: z.ZodType, io: 'input' | 'output'): string =>
    JSON.stringify(z.toJSONSchema(part, { io }), null, 2);
  return `${name}: ${def.summary}\n\nInput:\n${schema(def.input, 'input')}\n\nOutput:\n${schema(def.output, 'output')}\n`;
}
