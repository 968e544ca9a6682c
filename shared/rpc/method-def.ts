import type { ContractDef, MethodDef } from '#shared/contract/define.ts';
import { AppError } from '#shared/errors/app-error.ts';

/** The entry of `service.method` in a contract. Inherited names such as `constructor` are no methods. */
export function findMethod(contract: ContractDef, name: string): MethodDef | undefined {
  const [service, method, ...rest] = name.split('.');
  if (service === undefined || method === undefined || rest.length > 0) return undefined;
  if (!Object.hasOwn(contract, service)) return undefined;
  const methods = contract[service];
  return methods !== undefined && Object.hasOwn(methods, method) ? methods[method] : undefined;
}

/** Every `service.method` of a contract, in the contract's order. */
export function methodNames(contract: ContractDef): string[] {
  return Object.entries(contract).flatMap(([service, methods]) =>
    Object.keys(methods).map((method) => `${service}.${method}`),
  );
}

/** The input as the method's schema gives it back; throws `invalidInput`. The values themselves are never named. */
export function checkedInput(def: MethodDef, input: unknown): unknown {
  const result = def.input.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => `${issue.path.map(String).join('.') || 'input'}: ${issue.code}`);
  throw new AppError('invalidInput', { issues });
}
