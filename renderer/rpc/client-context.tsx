import { createContext, useContext } from 'react';
import type { EbbClient } from './method-name.ts';

const ClientContext = createContext<EbbClient | undefined>(undefined);
export const ClientProvider = ClientContext.Provider;

export function useClient(): EbbClient {
  const client = useContext(ClientContext);
  if (client === undefined) throw new Error('no client above this component');
  return client;
}
